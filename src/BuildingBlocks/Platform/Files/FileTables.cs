using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Platform.Files;

/// <summary>The tables that are described here, as sets of the context.</summary>
public static class FileTables
{
    extension(PlatformDb db)
    {
        /// <summary>Files as received.</summary>
        public DbSet<StoredFile> Files => db.Set<StoredFile>();
    }
}

internal sealed class StoredFileTable : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> f)
    {
        f.ToTable("files");
        f.HasKey(x => x.Id);
        f.HasIndex(x => x.Sha256);
        f.IsInsertOnly("kept as received");
    }
}
