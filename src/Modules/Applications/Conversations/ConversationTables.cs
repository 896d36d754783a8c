using Fund.Applications.Cases;
using Fund.Applications.Persistence;
using Fund.Platform.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Fund.Applications.Conversations;

/// <summary>The tables that are described here, as sets of the context.</summary>
internal static class ConversationTables
{
    extension(ApplicationsDb db)
    {
        public DbSet<Conversation> Conversations => db.Set<Conversation>();
        public DbSet<Message> Messages => db.Set<Message>();
        public DbSet<AddedReader> AddedReaders => db.Set<AddedReader>();
        public DbSet<ReadMark> ReadMarks => db.Set<ReadMark>();
    }
}

internal sealed class ConversationTable : IEntityTypeConfiguration<Conversation>
{
    public void Configure(EntityTypeBuilder<Conversation> c) => c.BelongsToCase("conversations", "a conversation stays as it was begun");
}

internal sealed class MessageTable : IEntityTypeConfiguration<Message>
{
    public void Configure(EntityTypeBuilder<Message> m)
    {
        m.BelongsToCase("messages", "what was sent can be asked for as an official document");
        m.HasOne<Conversation>().WithMany().HasForeignKey(x => x.ConversationId).OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class AddedReaderTable : IEntityTypeConfiguration<AddedReader>
{
    public void Configure(EntityTypeBuilder<AddedReader> r)
    {
        r.ToTable("conversation_readers");
        r.HasKey(x => new { x.ConversationId, x.PersonId });
        r.HasOne<Conversation>().WithMany().HasForeignKey(x => x.ConversationId).OnDelete(DeleteBehavior.Restrict);
        r.IsInsertOnly("who was let in to what was said is never forgotten");
    }
}

internal sealed class ReadMarkTable : IEntityTypeConfiguration<ReadMark>
{
    public void Configure(EntityTypeBuilder<ReadMark> r)
    {
        r.ToTable("message_reads");
        r.HasKey(x => new { x.MessageId, x.PersonId });
        r.HasOne<Message>().WithMany().HasForeignKey(x => x.MessageId).OnDelete(DeleteBehavior.Restrict);
        r.IsInsertOnly("a message that was read has been read");
    }
}
