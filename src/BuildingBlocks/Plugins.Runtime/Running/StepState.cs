using System.Text;
using Fund.Plugins.Runtime.Packages;

namespace Fund.Plugins.Runtime.Running;

/// <summary>
/// What all contexts of a running step share. Closed when the step has ended or its time is out: a step that lingers can change nothing any
/// more.
/// </summary>
internal sealed class StepState
{
    private const int MaxTraceBytes = 8 * 1024;
    private const int MaxEntries = 200;
    private readonly StringBuilder trace = new();
    private readonly Lock gate = new();
    private int traceBytes;
    private int entries;
    private bool closed;

    public StepState(ActiveStep step, Circumstances circumstances)
    {
        Step = step;
        Circumstances = circumstances;
        Read = new ClosingReadModel(this, circumstances.Read);
    }

    public ActiveStep Step { get; }
    public Circumstances Circumstances { get; }
    public ReadModel Read { get; }
    public List<StepFinding> Findings { get; } = [];
    public Dictionary<string, string?> Answers { get; } = [];
    public DateOnly? Deadline { get; private set; }
    public List<StepRequest> Requests { get; } = [];

    /// <summary>What the step did that it may not; it fails for it, also when it has caught the exception.</summary>
    public Exception? Broken { get; private set; }

    /// <summary>Cancelled when the step's time is out.</summary>
    public CancellationToken Ended { get; set; }

    public string TraceText
    {
        get
        {
            lock (gate)
            {
                return trace.ToString();
            }
        }
    }

    public TResult Do<TResult>(Func<TResult> action)
    {
        lock (gate)
        {
            return closed ? throw new InvalidOperationException("The step has ended; its context is closed.") : action();
        }
    }

    public void Close()
    {
        lock (gate)
        {
            closed = true;
        }
    }

    public void Trace(string line) =>
        Do(() =>
        {
            var bytes = Encoding.UTF8.GetByteCount(line) + 1;
            if (traceBytes + bytes > MaxTraceBytes)
            {
                return false;
            }

            traceBytes += bytes;
            trace.Append(line).Append('\n');
            return true;
        });

    public void Find(string message, string? field, bool refuses)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(message);
        Add(() => Findings.Add(new StepFinding(Step.Step.Id, Step.Step.Registration.Rule, message, field, refuses)));
    }

    public void SetAnswer(string field, string? value)
    {
        if (!Step.Step.Registration.Sets.Contains(field))
        {
            throw Break($"Steget {Step.Step.Id} har inte anmält att det sätter svaret {field}.");
        }

        if (!Circumstances.Rules.Fields.Contains(field))
        {
            throw Break($"Steget {Step.Step.Id} sätter svaret {field}, som riktlinjens formulär inte frågar efter.");
        }

        Add(() => Answers[field] = value);
    }

    public void SetDeadline(DateOnly due) => Add(() => Deadline = due);

    public void AddTask(TaskDraft task)
    {
        RequireRole(task.Role);
        Add(() => Requests.Add(new StepRequest(Step.Step.Registration.Rule, task)));
    }

    public void Notify(string role, string subject, string text)
    {
        RequireRole(role);
        Add(() => Requests.Add(new StepRequest(Step.Step.Registration.Rule, null, role, subject, text)));
    }

    public TSettings Settings<TSettings>()
        where TSettings : class, new() => PluginSettings.Read<TSettings>(Step.SettingsJson);

    // A task for nobody would be lost without a word.
    private void RequireRole(string role)
    {
        if (!RoleNames.All.Contains(role))
        {
            throw Break($"Steget {Step.Step.Id} vänder sig till rollen {role}, som inte finns.");
        }
    }

    private InvalidOperationException Break(string message) =>
        Do(() =>
        {
            var error = new InvalidOperationException(message);
            Broken ??= error;
            return error;
        });

    private void Add(Action action) =>
        Do(() =>
        {
            if (++entries > MaxEntries)
            {
                throw new InvalidOperationException($"A step may say at most {MaxEntries} things.");
            }

            action();
            return true;
        });

    // A step that lingers must not read on the request's connection, which belongs to others by then.
    private sealed class ClosingReadModel(StepState state, ReadModel inner) : ReadModel
    {
        public override async ValueTask<FundBalanceView> FundBalanceAsync(int year, CancellationToken cancellation = default)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(state.Ended, cancellation);
            return await state.Do(() => inner.FundBalanceAsync(year, either.Token));
        }
    }
}
