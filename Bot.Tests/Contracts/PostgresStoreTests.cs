namespace TwilioBot.Tests.Contracts;

// The contract on PostgreSQL.
public sealed class PostgresInboxTests : InboxContract
{
    protected override Task<StoreUnderTest> OpenAsync() => PostgresUnderTest.OpenAsync();
}

public sealed class PostgresTurnCommitTests : TurnCommitContract
{
    protected override Task<StoreUnderTest> OpenAsync() => PostgresUnderTest.OpenAsync();
}

public sealed class PostgresOutboxTests : OutboxContract
{
    protected override Task<StoreUnderTest> OpenAsync() => PostgresUnderTest.OpenAsync();
}

public sealed class PostgresStateTests : StateContract
{
    protected override Task<StoreUnderTest> OpenAsync() => PostgresUnderTest.OpenAsync();
}

public sealed class PostgresStatusTests : StatusContract
{
    protected override Task<StoreUnderTest> OpenAsync() => PostgresUnderTest.OpenAsync();
}

public sealed class PostgresStatusEventTests : StatusEventContract
{
    protected override int OneOrderIn => 25;

    protected override Task<StoreUnderTest> OpenAsync() => PostgresUnderTest.OpenAsync();
}

public sealed class PostgresSweepTests : SweepContract
{
    protected override Task<StoreUnderTest> OpenAsync() => PostgresUnderTest.OpenAsync();
}

public sealed class PostgresRestartTests : RestartContract
{
    protected override Task<StoreUnderTest> OpenAsync() => PostgresUnderTest.OpenAsync();
}

public sealed class PostgresAnswerTests : AnswerContract
{
    protected override Task<StoreUnderTest> OpenAsync() => PostgresUnderTest.OpenAsync();
}

public sealed class PostgresRetentionTests : RetentionContract
{
    protected override Task<StoreUnderTest> OpenAsync() => PostgresUnderTest.OpenAsync();
}

public sealed class PostgresTelemetryTests : TelemetryContract
{
    protected override Task<StoreUnderTest> OpenAsync() => PostgresUnderTest.OpenAsync();
}

public sealed class PostgresDeadLetterTests : DeadLetterContract
{
    protected override Task<StoreUnderTest> OpenAsync() => PostgresUnderTest.OpenAsync();
}

public sealed class PostgresReplayTests : ReplayContract
{
    protected override Task<StoreUnderTest> OpenAsync() => PostgresUnderTest.OpenAsync();
}

public sealed class PostgresApologyTests : ApologyContract
{
    protected override Task<StoreUnderTest> OpenAsync() => PostgresUnderTest.OpenAsync();
}

public sealed class PostgresRepeatTests : RepeatContract
{
    protected override Task<StoreUnderTest> OpenAsync() => PostgresUnderTest.OpenAsync();
}

public sealed class PostgresSuspectTests : SuspectContract
{
    protected override Task<StoreUnderTest> OpenAsync() => PostgresUnderTest.OpenAsync();
}

public sealed class PostgresDamageTests : DamageContract
{
    protected override Task<StoreUnderTest> OpenAsync() => PostgresUnderTest.OpenAsync();
}
