namespace TwilioBot.Tests.Contracts;

// The part of it that is about what waits, on a store that keeps next to nothing in memory.
public sealed class SqliteWithoutMemoryInboxTests : InboxContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenWithoutMemoryAsync();
}

public sealed class SqliteWithoutMemoryTurnCommitTests : TurnCommitContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenWithoutMemoryAsync();
}

public sealed class SqliteWithoutMemoryStatusEventTests : StatusEventContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenWithoutMemoryAsync();
}

public sealed class SqliteWithoutMemoryAnswerTests : AnswerContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenWithoutMemoryAsync();
}

public sealed class SqliteWithoutMemoryDeadLetterTests : DeadLetterContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenWithoutMemoryAsync();
}

// Whether a send and the start of the next one are one commit depends on the next one being in memory.
public sealed class SqliteWithLittleMemoryOutboxTests : OutboxContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenWithLittleMemoryAsync();
}

public sealed class SqliteWithLittleMemoryRestartTests : RestartContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenWithLittleMemoryAsync();
}

public sealed class SqliteWithLittleMemoryReplayTests : ReplayContract
{
    protected override Task<StoreUnderTest> OpenAsync() => SqliteUnderTest.OpenWithLittleMemoryAsync();
}
