using Fund.Contracts.Messages;
using Fund.Contracts.Values;
using MediatR;

namespace Fund.Contracts.Evaluation;

/// <summary>An evaluation that has been recorded.</summary>
/// <param name="Kind">"statusReport", "yearly", "closing" or "inDepth".</param>
/// <param name="On">The day it was recorded.</param>
/// <param name="Summary">Its summary.</param>
public sealed record EvaluationView(string Kind, DateOnly On, string Summary);

/// <summary>Evaluations of a case, oldest first.</summary>
[Internal]
public sealed record EvaluationsOfCase(CaseId Case) : IQuery<IReadOnlyList<EvaluationView>>;

/// <summary>An evaluation was recorded, in this transaction.</summary>
public sealed record EvaluationRecorded(CaseId Case, string Kind) : INotification;
