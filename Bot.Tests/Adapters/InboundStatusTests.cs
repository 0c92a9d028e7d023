using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using TwilioBot.Adapters;

namespace TwilioBot.Tests.Adapters;

public sealed class InboundStatusTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 10, 0, 0, TimeSpan.Zero);

    private readonly TwilioSmsAdapter _sms = new(new TwilioOptions(), new RecordingSender());

    [Fact]
    public void A_status_callback_becomes_an_event_in_the_conversation_of_its_message()
    {
        var message = _sms.ToActivity(Forms.Sms("hi"), Now);
        var activity = _sms.ToStatusEvent(Forms.Status("undelivered", ("ErrorCode", "30005"), ("ChannelStatusMessage", "unknown handset")), Now, "our-7");

        Assert.Equal(ActivityTypes.Event, activity.Type);
        Assert.Equal("twilio/status", activity.Name);
        Assert.Equal(message.Conversation.Id, activity.Conversation.Id);
        Assert.Equal(message.From.Id, activity.From.Id);
        Assert.Equal(message.Recipient.Id, activity.Recipient.Id);
        var status = Assert.IsType<TwilioStatus>(activity.Value);
        Assert.Equal(
            ("SM00000000000000000000000000000002", "our-7", "undelivered", 30005, "unknown handset"),
            (status.MessageSid, status.MessageId, status.Status, status.ErrorCode, status.ErrorMessage));
    }

    [Fact]
    public void Each_status_of_a_message_is_an_activity_of_its_own()
    {
        string[] statuses = ["sent", "delivered", "read", "somethingnew"];

        Assert.Equal(4, statuses.Select(status => _sms.ToStatusEvent(Forms.Status(status), Now).Id).Distinct().Count());
    }

    [Fact]
    public void A_status_without_an_error_has_none()
    {
        Assert.Null(((TwilioStatus)_sms.ToStatusEvent(Forms.Status("sent"), Now).Value).ErrorCode);
        Assert.Null(((TwilioStatus)_sms.ToStatusEvent(Forms.Status("sent", ("ErrorCode", "")), Now).Value).ErrorCode);
        Assert.Null(((TwilioStatus)_sms.ToStatusEvent(Forms.Status("sent", ("ErrorCode", "0")), Now).Value).ErrorCode);
    }

    [Fact]
    public void A_status_survives_json()
    {
        var activity = _sms.ToStatusEvent(Forms.Status("failed", ("ErrorCode", "30003")), Now, "our-7");
        var stored = JsonConvert.DeserializeObject<Activity>(JsonConvert.SerializeObject(activity))!;

        var status = ((JObject)stored.Value).ToObject<TwilioStatus>()!;

        Assert.Equal(("failed", 30003, "our-7"), (status.Status, status.ErrorCode, status.MessageId));
        Assert.Contains(new TwilioField("MessageStatus", "failed"), status.Fields);
    }
}
