using Fund.Platform.Persistence;

namespace Fund.Finance.Ledger;

/// <summary>
/// What the database itself refuses of the ledger, whoever writes (F-12), and the running sums that it keeps. The walls stand on the lock
/// of the fund's row: whoever posts holds it, so that no sum is judged while another changes it.
/// </summary>
/// <remarks>
/// The functions that write running sums act as their owner (security definer), since the application may only read those tables. Row-level
/// security is forced on the owner too, so that they see the rows of the transaction's municipality alone.
/// </remarks>
internal static class LedgerWalls
{
    /// <summary>What a person is told at the walls that another's posting in the same moment can lead up to.</summary>
    public static IReadOnlyList<WallWords> Words =>
        [
            new("open_year", T("Räkenskapsåret är stängt i fonden. Inget kan bokföras på ett stängt år.")),
            new("not_overdrawn", T("Fonden har inte så mycket kvar. Läs in sidan igen, se vad som är kvar och ta ställning på nytt.")),
            new(
                "not_overpaid",
                T(
                    "Mer kan inte betalas ut eller lämnas tillbaka än det som är "
                        + "kvar av det beviljade. Läs in sidan igen och ta ställning på nytt."
                )
            ),
            new(
                "not_taken_back_twice",
                T("Mer kan inte tas tillbaka än det som är utbetalt. Läs in sidan igen och ta ställning på " + "nytt.")
            ),
        ];

    /// <summary>
    /// On transactions: nothing is changed or removed but by a superuser; nothing is posted in a closed year; what is about a case says
    /// which; each has at least two rows that sum to zero.
    /// </summary>
    public const string OnTransactions = """
        alter table finance.ledger_transactions
            add column written_in xid8 not null default pg_current_xact_id(),
            add constraint ck_ledger_transactions_case check (
                kind not in ('Commitment', 'GrantReduction', 'Payout', 'PayoutReversal', 'Release', 'ClaimBack', 'Repayment',
                             'RepaymentReversal')
                or case_id is not null
            );

        create function finance.refuse_change() returns trigger language plpgsql set search_path = pg_catalog as $$
        begin
            if (select rolsuper from pg_roles where rolname = current_user) then
                return null;
            end if;
            raise exception 'Rows of % are neither changed nor removed: what was wrong is corrected by new rows.', tg_table_name
                using errcode = 'insufficient_privilege';
        end
        $$;

        create function finance.require_open_year() returns trigger language plpgsql set search_path = pg_catalog as $$
        declare
            closed record;
        begin
            perform 1 from finance.fund_locks held
            where (held.municipality_id, held.key) in (select posted.municipality_id, posted.fund from fresh posted)
            order by held.key for update;

            select year.fund, year.year into closed
            from finance.fiscal_years year
            join fresh posted on posted.municipality_id = year.municipality_id and posted.fund = year.fund and posted.year = year.year
            where year.closed_at is not null
            limit 1;
            if found then
                raise exception 'The year % of the fund % is closed: nothing is posted in it.', closed.year, closed.fund
                    using errcode = 'check_violation', constraint = 'open_year';
            end if;
            return null;
        end
        $$;

        create function finance.require_balance() returns trigger language plpgsql set search_path = pg_catalog as $$
        declare
            about uuid;
            legs bigint;
            total numeric;
            empty bigint;
        begin
            if tg_table_name = 'ledger_rows' then
                about := new.transaction_id;
            else
                about := new.id;
            end if;
            select count(*), coalesce(sum(amount), 0), count(*) filter (where amount = 0) into legs, total, empty
            from finance.ledger_rows
            where municipality_id = new.municipality_id and transaction_id = about;
            if legs < 2 or total <> 0 or empty > 0 then
                raise exception 'The transaction % has % rows, % of them of nothing, that sum to % öre.', about, legs, empty, total
                    using errcode = 'check_violation', constraint = 'balances', hint = 'It must have two or more that sum to 0.';
            end if;
            return null;
        end
        $$;

        create trigger only_added before update or delete or truncate on finance.ledger_transactions
            for each statement execute function finance.refuse_change();
        create trigger open_year after insert on finance.ledger_transactions referencing new table as fresh
            for each statement execute function finance.require_open_year();
        create constraint trigger balances after insert on finance.ledger_transactions deferrable initially deferred
            for each row execute function finance.require_balance();
        """;

    /// <summary>
    /// On rows: nothing is changed or removed; none is added to a transaction of another day; they keep the running sums; each transaction
    /// balances.
    /// </summary>
    public const string OnRows = """
        create function finance.keep_balances() returns trigger language plpgsql security definer set search_path = pg_catalog as $$
        begin
            if exists (
                select from fresh added
                join finance.ledger_transactions posted
                    on posted.municipality_id = added.municipality_id and posted.id = added.transaction_id
                where posted.written_in <> pg_current_xact_id()
            ) then
                raise exception 'Rows are added only together with their transaction.' using errcode = 'check_violation';
            end if;

            insert into finance.fund_balances as kept (municipality_id, fund, track, year, kind, account, amount)
            select added.municipality_id, posted.fund, coalesce(posted.track, ''), posted.year, posted.kind, added.account,
                   sum(added.amount)::bigint
            from fresh added
            join finance.ledger_transactions posted on posted.municipality_id = added.municipality_id and posted.id = added.transaction_id
            group by 1, 2, 3, 4, 5, 6
            on conflict (municipality_id, fund, track, year, kind, account) do update set amount = kept.amount + excluded.amount;

            insert into finance.case_balances as kept (municipality_id, case_id, fund, year, kind, account, amount)
            select added.municipality_id, posted.case_id, posted.fund, posted.year, posted.kind, added.account, sum(added.amount)::bigint
            from fresh added
            join finance.ledger_transactions posted on posted.municipality_id = added.municipality_id and posted.id = added.transaction_id
            where posted.case_id is not null
            group by 1, 2, 3, 4, 5, 6
            on conflict (municipality_id, case_id, fund, year, kind, account) do update set amount = kept.amount + excluded.amount;

            insert into finance.case_sums as kept (municipality_id, case_id, granted, paid, released)
            select added.municipality_id, posted.case_id,
                   coalesce(sum(added.amount) filter (
                       where posted.kind in ('Commitment', 'GrantReduction') and added.account = 'Committed'
                   ), 0)::bigint,
                   coalesce(sum(added.amount) filter (where added.account = 'Paid'), 0)::bigint,
                   coalesce(sum(added.amount) filter (where posted.kind = 'Release' and added.account = 'Available'), 0)::bigint
            from fresh added
            join finance.ledger_transactions posted on posted.municipality_id = added.municipality_id and posted.id = added.transaction_id
            where posted.case_id is not null
            group by 1, 2
            on conflict (municipality_id, case_id) do update
                set granted = kept.granted + excluded.granted,
                    paid = kept.paid + excluded.paid,
                    released = kept.released + excluded.released;
            return null;
        end
        $$;

        create trigger only_added before update or delete or truncate on finance.ledger_rows
            for each statement execute function finance.refuse_change();
        create trigger balances_kept after insert on finance.ledger_rows referencing new table as fresh
            for each statement execute function finance.keep_balances();
        create constraint trigger balances after insert on finance.ledger_rows deferrable initially deferred
            for each row execute function finance.require_balance();
        """;

    /// <summary>
    /// On the fund's sums: the application reads them; when a transaction ends, what is available is not below zero: of the whole fund, or
    /// of the year where years are apart.
    /// </summary>
    public const string OnFundBalances = """
        revoke insert, update, delete on finance.fund_balances from fund_app;

        create function finance.refuse_overdrawn_fund() returns trigger language plpgsql set search_path = pg_catalog as $$
        declare
            available numeric;
        begin
            select coalesce(sum(kept.amount), 0) into available
            from finance.fund_balances kept
            join finance.fund_locks held on held.municipality_id = kept.municipality_id and held.key = kept.fund
            where kept.municipality_id = new.municipality_id and kept.fund = new.fund and kept.account = 'Available'
              and (not held.yearly or kept.year = new.year);
            if available < 0 then
                raise exception 'The fund % would have % öre available.', new.fund, available
                    using errcode = 'check_violation', constraint = 'not_overdrawn';
            end if;
            return null;
        end
        $$;

        create constraint trigger not_overdrawn after insert or update on finance.fund_balances deferrable initially deferred
            for each row when (new.account = 'Available') execute function finance.refuse_overdrawn_fund();
        """;

    /// <summary>
    /// On the cases' sums: the application reads them; when a transaction ends, nothing more has been paid or given back than was granted:
    /// to the case, or to the case for the year where years are apart. Nor has more been taken back of a year than was paid in it.
    /// </summary>
    public const string OnCaseBalances = """
        revoke insert, update, delete on finance.case_balances from fund_app;

        create function finance.refuse_overpaid_case() returns trigger language plpgsql set search_path = pg_catalog as $$
        declare
            committed numeric;
        begin
            select coalesce(sum(kept.amount), 0) into committed
            from finance.case_balances kept
            join finance.fund_locks held on held.municipality_id = kept.municipality_id and held.key = kept.fund
            where kept.municipality_id = new.municipality_id and kept.case_id = new.case_id and kept.account = 'Committed'
              and (not held.yearly or kept.year = new.year);
            if committed < 0 then
                raise exception 'The case % would have % öre committed.', new.case_id, committed
                    using errcode = 'check_violation', constraint = 'not_overpaid';
            end if;
            return null;
        end
        $$;

        create constraint trigger not_overpaid after insert or update on finance.case_balances deferrable initially deferred
            for each row when (new.account = 'Committed') execute function finance.refuse_overpaid_case();

        create function finance.refuse_taken_back_twice() returns trigger language plpgsql set search_path = pg_catalog as $$
        declare
            paid numeric;
        begin
            select coalesce(sum(kept.amount), 0) into paid
            from finance.case_balances kept
            where kept.municipality_id = new.municipality_id and kept.case_id = new.case_id and kept.fund = new.fund
              and kept.account = 'Paid' and kept.year = new.year;
            if paid < 0 then
                raise exception 'The case % would have been paid % öre for %.', new.case_id, paid, new.year
                    using errcode = 'check_violation', constraint = 'not_taken_back_twice';
            end if;
            return null;
        end
        $$;

        create constraint trigger not_taken_back_twice after insert or update on finance.case_balances deferrable initially deferred
            for each row when (new.account = 'Paid' and new.amount < 0) execute function finance.refuse_taken_back_twice();
        """;

    /// <summary>On what lists of cases show of each case: the application reads it.</summary>
    public const string OnCaseSums = "revoke insert, update, delete on finance.case_sums from fund_app;";

    /// <summary>On the locks: the application makes and locks them; what they say of a fund is never changed.</summary>
    public const string OnFundLocks = """
        revoke update, delete on finance.fund_locks from fund_app;
        grant update (key) on finance.fund_locks to fund_app;
        """;
}
