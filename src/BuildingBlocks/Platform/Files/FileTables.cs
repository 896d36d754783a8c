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

        /// <summary>Parts of the large ones.</summary>
        public DbSet<FilePart> FileParts => db.Set<FilePart>();
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

internal sealed class FilePartTable : IEntityTypeConfiguration<FilePart>
{
    public void Configure(EntityTypeBuilder<FilePart> p)
    {
        p.ToTable("file_parts");
        p.HasKey(x => new { x.FileId, x.Number });
        // What is read once is not worth the time to press it together.
        p.HasSql("as-it-is", "alter table platform.file_parts alter column content set storage external;");
        p.IsInsertOnly("kept as received");
    }
}
