using Microsoft.Bot.Builder;
using Microsoft.Bot.Schema;
using Newtonsoft.Json;

namespace TwilioBot.Sdk.Tests.Builder;

public sealed class TranscriptStoreTests : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 8, 0, 0, TimeSpan.Zero);

    private readonly string _folder = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());

    public static TheoryData<string> Stores => ["memory", "file"];

    public void Dispose()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, true);
        }
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Arguments_are_checked(string kind)
    {
        var store = Store(kind);
        await Assert.ThrowsAsync<ArgumentNullException>(() => store.LogActivityAsync(null));
        await Assert.ThrowsAsync<ArgumentNullException>(() => store.GetTranscriptActivitiesAsync(null, null));
        await Assert.ThrowsAsync<ArgumentNullException>(() => store.GetTranscriptActivitiesAsync("sms", null));
        await Assert.ThrowsAsync<ArgumentNullException>(() => store.ListTranscriptsAsync(null));
        await Assert.ThrowsAsync<ArgumentNullException>(() => store.DeleteTranscriptAsync(null, null));
        await Assert.ThrowsAsync<ArgumentNullException>(() => store.DeleteTranscriptAsync("sms", null));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Activities_come_back_as_they_were(string kind)
    {
        var store = Store(kind);
        var activities = await Log(store, "talk", 3);
        var read = await store.GetTranscriptActivitiesAsync("sms", "talk");

        Assert.Equal(activities.Select(JsonConvert.SerializeObject), read.Items.Select(JsonConvert.SerializeObject));
        Assert.Null(read.ContinuationToken);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Updates_replace_and_deletions_leave_a_tombstone(string kind)
    {
        var store = Store(kind);
        var activities = await Log(store, "talk", 3);
        await store.LogActivityAsync(new Activity(ActivityTypes.MessageUpdate) { Id = activities[0].Id, Text = "updated", ChannelId = "sms", Conversation = activities[0].Conversation, From = activities[0].From });
        await store.LogActivityAsync(new Activity(ActivityTypes.MessageDelete) { Id = activities[1].Id, ChannelId = "sms", Conversation = activities[1].Conversation, From = activities[1].From });

        var items = (await store.GetTranscriptActivitiesAsync("sms", "talk")).Items;

        Assert.Equal(3, items.Length);
        Assert.Equal((ActivityTypes.Message, "updated", Start), (items[0].Type, items[0].AsMessageActivity().Text, items[0].Timestamp));
        Assert.Equal((ActivityTypes.MessageDelete, "deleted", "deleted"), (items[1].Type, items[1].From.Id, items[1].Recipient.Id));
        Assert.Null(((Activity)items[1]).Text);
        Assert.Equal("2", items[2].AsMessageActivity().Text);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Only_what_was_asked_for_is_read(string kind)
    {
        var store = Store(kind);
        await Log(store, "talk", 10);
        Assert.Empty((await store.GetTranscriptActivitiesAsync("sms", "other")).Items);
        Assert.Empty((await store.GetTranscriptActivitiesAsync("other", "talk")).Items);
        Assert.Equal(5, (await store.GetTranscriptActivitiesAsync("sms", "talk", startDate: Start.AddMinutes(5))).Items.Length);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task A_transcript_can_be_deleted(string kind)
    {
        var store = Store(kind);
        await Log(store, "talk", 2);
        await Log(store, "other", 2);
        await store.DeleteTranscriptAsync("sms", "talk");
        Assert.Empty((await store.GetTranscriptActivitiesAsync("sms", "talk")).Items);
        Assert.Equal(2, (await store.GetTranscriptActivitiesAsync("sms", "other")).Items.Length);
    }

    [Theory]
    [InlineData("memory", 3)]
    [InlineData("file", 1)]
    public async Task Pages_give_everything_once(string kind, int pages)
    {
        var store = Store(kind);
        var activities = await Log(store, "talk", 50);
        var seen = new List<string>();
        PagedResult<IActivity> page = null;
        var count = 0;
        do
        {
            page = await store.GetTranscriptActivitiesAsync("sms", "talk", page?.ContinuationToken);
            seen.AddRange(page.Items.Select(item => item.Id));
            count++;
        }
        while (page.ContinuationToken != null);

        Assert.Equal(pages, count);
        Assert.Equal(activities.Select(activity => activity.Id), seen);
    }

    [Theory]
    [InlineData("memory", 2)]
    [InlineData("file", 1)]
    public async Task Conversations_are_listed_in_pages(string kind, int pages)
    {
        var store = Store(kind);
        for (var i = 0; i < 25; i++)
        {
            await Log(store, $"talk-{i}", 1);
        }

        var seen = new HashSet<string>();
        PagedResult<TranscriptInfo> page = null;
        var count = 0;
        do
        {
            page = await store.ListTranscriptsAsync("sms", page?.ContinuationToken);
            Assert.All(page.Items, info => Assert.True(seen.Add(info.Id) && info.ChannelId == "sms" && info.Created != default));
            count++;
        }
        while (page.ContinuationToken != null);

        Assert.Equal((pages, 25), (count, seen.Count));
    }

    [Fact]
    public async Task Files_keep_what_is_logged_side_by_side()
    {
        var store = Store("file");
        var activities = Enumerable.Range(0, 20).Select(i => Message("talk", i)).ToList();
        await Task.WhenAll(activities.Select(store.LogActivityAsync));
        Assert.Equal(20, (await store.GetTranscriptActivitiesAsync("sms", "talk")).Items.Length);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 3)]
    public async Task In_unit_test_mode_a_transcript_from_before_is_written_over(bool unitTestMode, int expected)
    {
        await Log(Store("file"), "talk", 2);
        await new FileTranscriptLogger(_folder, unitTestMode).LogActivityAsync(Message("talk", 9));
        Assert.Equal(expected, (await Store("file").GetTranscriptActivitiesAsync("sms", "talk")).Items.Length);
    }

    [Fact]
    public async Task A_conversation_id_cannot_leave_the_folder_of_its_channel()
    {
        await Store("file").LogActivityAsync(Message("../../out", 0));
        Assert.Equal("....out.transcript", Path.GetFileName(Assert.Single(Directory.GetFiles(Path.Combine(_folder, "sms")))));
    }

    private static Activity Message(string conversation, int number)
    {
        return new Activity(ActivityTypes.Message)
        {
            Id = $"{conversation}-{number}",
            Text = $"{number}",
            Timestamp = Start.AddMinutes(number),
            ChannelId = "sms",
            ServiceUrl = "https://channel.example",
            From = new ChannelAccount("alice", role: "user"),
            Recipient = new ChannelAccount("bot", role: "bot"),
            Conversation = new ConversationAccount(id: conversation),
        };
    }

    private static async Task<List<Activity>> Log(ITranscriptStore store, string conversation, int count)
    {
        var activities = Enumerable.Range(0, count).Select(i => Message(conversation, i)).ToList();
        foreach (var activity in activities)
        {
            await store.LogActivityAsync(activity);
        }

        return activities;
    }

    private ITranscriptStore Store(string kind)
        => kind == "memory" ? new MemoryTranscriptStore() : new FileTranscriptLogger(_folder);
}
