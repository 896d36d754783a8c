using Fund.Assessment.Persistence;
using Fund.Contracts.Assessment;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Fund.Assessment.Recusals;

internal sealed class IsRecusedHandler(AssessmentDb db) : IRequestHandler<IsRecused, bool>
{
    public Task<bool> Handle(IsRecused request, CancellationToken cancellationToken) =>
        db.Recusals.AnyAsync(r => r.CaseId == request.Case && r.PersonId == request.Person, cancellationToken);
}
