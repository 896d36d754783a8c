namespace Fund.Plugins.Runtime.Running;

internal sealed class RunningCheck(StepState state) : CheckContext
{
    public override MunicipalityView Municipality => state.Circumstances.Municipality;
    public override ActorView Actor => state.Circumstances.Actor;
    public override CaseView? Case => state.Circumstances.Before;
    public override RulesView Rules => state.Circumstances.Rules;
    public override DateOnly Today => state.Circumstances.Today;
    public override ReadModel Read => state.Read;

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
    public override RulesView Rules => state.Circumstances.Rules;
    public override DateOnly Today => state.Circumstances.Today;
    public override ReadModel Read => state.Read;

    public override TSettings Settings<TSettings>() => state.Settings<TSettings>();

    public override void Trace(string line) => state.Trace(line);

    public override void SetAnswer(string field, string? value) => state.SetAnswer(field, value);

    public override void SetDeadline(DateOnly due) => state.SetDeadline(due);
}

internal sealed class RunningReact(StepState state) : ReactContext
{
    public override MunicipalityView Municipality => state.Circumstances.Municipality;
    public override ActorView Actor => state.Circumstances.Actor;
    public override CaseView? Case => state.Circumstances.Before;
    public override CaseView? After => state.Circumstances.After;
    public override RulesView Rules => state.Circumstances.Rules;
    public override DateOnly Today => state.Circumstances.Today;
    public override ReadModel Read => state.Read;

    public override TSettings Settings<TSettings>() => state.Settings<TSettings>();

    public override void Trace(string line) => state.Trace(line);

    public override void AddTask(TaskDraft task) => state.AddTask(task);

    public override void Notify(string role, string subject, string text) => state.Notify(role, subject, text);
}

internal sealed class RunningFollowUp(StepState state, Guid deliveryId, int attempt, Func<string, HttpClient> connection) : FollowUpContext
{
    public override MunicipalityView Municipality => state.Circumstances.Municipality;
    public override ActorView Actor => state.Circumstances.Actor;
    public override CaseView? Case => state.Circumstances.Before;
    public override RulesView Rules => state.Circumstances.Rules;
    public override DateOnly Today => state.Circumstances.Today;
    public override ReadModel Read => state.Read;

    public override TSettings Settings<TSettings>() => state.Settings<TSettings>();

    public override void Trace(string line) => state.Trace(line);

    public override Guid DeliveryId => deliveryId;
    public override int Attempt => attempt;

    public override HttpClient Connection(string name) =>
        state.Do(() =>
            state.Step.Package.Connections.Contains(name)
                ? connection(name)
                : throw new InvalidOperationException($"Tillägget har inte anmält anslutningen {name}.")
        );
}
