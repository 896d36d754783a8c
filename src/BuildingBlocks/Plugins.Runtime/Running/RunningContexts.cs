using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Json;

namespace Fund.Plugins.Runtime.Running;

/// <summary>What all contexts of a running step share. Closed when the step's time is out: a step that lingers can change nothing any more.</summary>
internal sealed class StepState(ActiveStep step, Circumstances circumstances)
{
    private const int MaxTrace = 8 * 1024;
    private readonly StringBuilder trace = new();
    private readonly Lock gate = new();
    private bool closed;

    public ActiveStep Step { get; } = step;
    public Circumstances Circumstances { get; } = circumstances;
    public List<StepFinding> Findings { get; } = [];
    public Dictionary<string, string?> Answers { get; } = [];
    public DateOnly? Deadline { get; private set; }
    public List<StepRequest> Requests { get; } = [];

    public string TraceText
    {
        get
        {
            lock (gate)
                return trace.ToString();
        }
    }

    public void Do(Action action)
    {
        lock (gate)
        {
            if (closed)
                throw new InvalidOperationException("The step's time is out.");
            action();
        }
    }

    public void Close()
    {
        lock (gate)
            closed = true;
    }

    public void Trace(string line) => Do(() =>
    {
        if (trace.Length + line.Length < MaxTrace)
            trace.AppendLine(line);
    });

    public void Find(string message, string? field, bool refuses) => Do(() => Findings.Add(new StepFinding(Step.Step.Id, Step.Step.Registration.Rule, message, field, refuses)));

    public void SetDeadline(DateOnly due) => Do(() => Deadline = due);

    public TSettings Settings<TSettings>() where TSettings : class, new()
    {
        var settings = Step.SettingsJson is null ? new TSettings() : JsonSerializer.Deserialize<TSettings>(Step.SettingsJson, JsonSerializerOptions.Web) ?? new TSettings();
        Validator.ValidateObject(settings, new ValidationContext(settings), validateAllProperties: true);
        return settings;
    }
}

internal sealed class RunningCheck(StepState state) : CheckContext
{
    public override MunicipalityView Municipality => state.Circumstances.Municipality;
    public override ActorView Actor => state.Circumstances.Actor;
    public override CaseView? Case => state.Circumstances.Before;
    public override DateOnly Today => state.Circumstances.Today;
    public override ReadModel Read => state.Circumstances.Read;
    public override TSettings Settings<TSettings>() => state.Settings<TSettings>();
    public override void Trace(string line) => state.Trace(line);
    public override void Refuse(string message, string? field = null) => state.Find(message, field, refuses: true);
    public override void Warn(string message, string? field = null) => state.Find(message, field, refuses: false);
}

internal sealed class RunningAdjust(StepState state) : AdjustContext
{
    public override MunicipalityView Municipality => state.Circumstances.Municipality;
    public override ActorView Actor => state.Circumstances.Actor;
    public override CaseView? Case => state.Circumstances.Before;
    public override DateOnly Today => state.Circumstances.Today;
    public override ReadModel Read => state.Circumstances.Read;
    public override TSettings Settings<TSettings>() => state.Settings<TSettings>();
    public override void Trace(string line) => state.Trace(line);
    public override void SetAnswer(string field, string? value) => state.Do(() => state.Answers[field] = value);
    public override void SetDeadline(DateOnly due) => state.SetDeadline(due);
}

internal sealed class RunningReact(StepState state) : ReactContext
{
    public override MunicipalityView Municipality => state.Circumstances.Municipality;
    public override ActorView Actor => state.Circumstances.Actor;
    public override CaseView? Case => state.Circumstances.Before;
    public override CaseView? After => state.Circumstances.After;
    public override DateOnly Today => state.Circumstances.Today;
    public override ReadModel Read => state.Circumstances.Read;
    public override TSettings Settings<TSettings>() => state.Settings<TSettings>();
    public override void Trace(string line) => state.Trace(line);
    public override void AddTask(TaskDraft task) => state.Do(() => state.Requests.Add(new StepRequest(state.Step.Step.Registration.Rule, task)));
    public override void Notify(string role, string subject, string text) => state.Do(() => state.Requests.Add(new StepRequest(state.Step.Step.Registration.Rule, null, role, subject, text)));
}

internal sealed class RunningFollowUp(StepState state, Guid deliveryId, int attempt, Func<string, HttpClient> connection) : FollowUpContext
{
    public override MunicipalityView Municipality => state.Circumstances.Municipality;
    public override ActorView Actor => state.Circumstances.Actor;
    public override CaseView? Case => state.Circumstances.Before;
    public override DateOnly Today => state.Circumstances.Today;
    public override ReadModel Read => state.Circumstances.Read;
    public override TSettings Settings<TSettings>() => state.Settings<TSettings>();
    public override void Trace(string line) => state.Trace(line);
    public override Guid DeliveryId => deliveryId;
    public override int Attempt => attempt;

    public override HttpClient Connection(string name) =>
        state.Step.Package.Connections.Contains(name) ? connection(name) : throw new InvalidOperationException($"Tillägget har inte anmält anslutningen {name}.");
}
