using Fund.Finance.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Finance.Costs.Import;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class CostImportTables
{
    extension(FinanceDb db)
    {
        public DbSet<CostImport> Imports => db.Set<CostImport>();
        public DbSet<FileVoucher> FileVouchers => db.Set<FileVoucher>();
        public DbSet<FileCode> FileCodes => db.Set<FileCode>();
        public DbSet<CostFileHabit> FileHabits => db.Set<CostFileHabit>();
    }
}

internal sealed class CostImportTable : IEntityTypeConfiguration<CostImport>
{
    /// <summary>
    /// The rows of the files. COPY, without which a million of them take minutes, is refused by PostgreSQL where row-level security holds.
    /// The table therefore has walls of its own: the application can only add rows, only those of the transaction's municipality, and sees
    /// and removes them through a view that shows no others.
    /// </summary>
    private const string Rows = """
        create table finance.cost_file_rows (
            municipality_id int not null
                constraint own_municipality
                check (municipality_id is not distinct from nullif(current_setting('fund.municipality', true), '')::int),
            import_id uuid not null,
            line int not null,
            kind text not null,
            year int not null,
            series text,
            number text not null,
            voucher_line int not null,
            date date,
            account text not null,
            project text not null,
            other_dimension int,
            text text not null,
            amount bigint not null,
            constraint pk_cost_file_rows primary key (municipality_id, import_id, line));
        revoke all on finance.cost_file_rows from fund_app;
        grant insert on finance.cost_file_rows to fund_app;
        create view finance.file_rows with (security_barrier) as
            select * from finance.cost_file_rows
            where municipality_id = (select nullif(current_setting('fund.municipality', true), '')::int);
        grant select, delete on finance.file_rows to fund_app;
        """;

    public void Configure(EntityTypeBuilder<CostImport> i)
    {
        i.ToTable("cost_imports");
        i.HasKey(x => x.Id);
        i.HasIndex(x => x.At);
        i.ComplexProperty(x => x.Choices);
        i.HasRowVersion();
        i.HasSql("rows", Rows);
    }
}

internal sealed class FileVoucherTable : IEntityTypeConfiguration<FileVoucher>
{
    public void Configure(EntityTypeBuilder<FileVoucher> v)
    {
        v.ToTable("cost_file_vouchers");
        v.HasKey(x => new
        {
            x.ImportId,
            x.Year,
            x.Series,
            x.Number,
        });
        v.HasOne<CostImport>().WithMany().HasForeignKey(x => x.ImportId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FileCodeTable : IEntityTypeConfiguration<FileCode>
{
    public void Configure(EntityTypeBuilder<FileCode> c)
    {
        c.ToTable("cost_file_codes");
        c.HasKey(x => new
        {
            x.ImportId,
            x.Code,
            x.ValidFrom,
        });
        c.HasOne<CostImport>().WithMany().HasForeignKey(x => x.ImportId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class CostFileHabitTable : IEntityTypeConfiguration<CostFileHabit>
{
    public void Configure(EntityTypeBuilder<CostFileHabit> h)
    {
        h.ToTable("cost_file_habits");
        h.HasKey(x => x.Kind);
        h.ComplexProperty(x => x.Choices);
    }
}
