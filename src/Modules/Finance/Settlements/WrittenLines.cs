using System.Text.Json;
using Fund.Finance.Occasions;
using Fund.Finance.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Fund.Finance.Settlements;

/// <summary>Writes many lines of a settlement by one statement.</summary>
internal sealed class WrittenLines(FinanceDb db)
{
    /// <summary>Writes them.</summary>
    public async Task WriteAsync(IReadOnlyList<SettlementLine> lines, CancellationToken cancellation)
    {
        var rows = JsonSerializer.Serialize(
            lines.Select(line => new
            {
                run_id = line.RunId,
                case_id = line.CaseId.Value,
                period_cost = line.PeriodCost.Ore,
                payable = line.Payable.Ore,
                held = line.Held.Ore,
                overrun = line.Overrun.Ore,
                grant_left = line.GrantLeft.Ore,
                held_because = line.HeldBecause,
                alerts = line.Alerts,
                needs_a_look = line.NeedsALook,
                receiver_name = line.ReceiverName,
                receiver_code = line.ReceiverCode,
                is_external = line.IsExternal,
                project = line.Project,
                voucher_text = line.VoucherText,
                row_text = line.RowText,
            })
        );
        await db.Database.ExecuteSqlAsync(
            $"""
            insert into finance.settlement_lines
                (municipality_id, run_id, case_id, period_cost, payable, held, overrun, grant_left, held_because, alerts, needs_a_look,
                 receiver_name, receiver_code, is_external, project, voucher_text, row_text)
            select {db.CurrentMunicipalityId}, l.run_id, l.case_id, l.period_cost, l.payable, l.held, l.overrun, l.grant_left,
                   l.held_because, array(select jsonb_array_elements_text(l.alerts)), l.needs_a_look, l.receiver_name, l.receiver_code,
                   l.is_external, l.project, l.voucher_text, l.row_text
            from jsonb_to_recordset({rows}::jsonb) as l(
                run_id uuid, case_id uuid, period_cost bigint, payable bigint, held bigint, overrun bigint, grant_left bigint,
                held_because text, alerts jsonb, needs_a_look boolean, receiver_name text, receiver_code text, is_external boolean,
                project text, voucher_text text, row_text text)
            """,
            cancellation
        );
    }
}
