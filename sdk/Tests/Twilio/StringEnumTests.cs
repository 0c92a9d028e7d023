using Newtonsoft.Json;
using Twilio.Rest;
using Twilio.Rest.Api.V2010.Account;
using static Twilio.Rest.Api.V2010.Account.MessageResource;

namespace TwilioBot.Sdk.Tests.Twilio;

public class StringEnumTests
{
    [Fact]
    public void Values_are_equal_by_their_text_and_list()
    {
        StatusEnum sent = "sent";

        Assert.True(sent == StatusEnum.Sent);
        Assert.Equal(StatusEnum.Sent.GetHashCode(), sent.GetHashCode());
        Assert.True(sent != StatusEnum.Failed);
        Assert.False(ContentRetentionEnum.Retain.Equals(AddressRetentionEnum.Retain));
        Assert.False(StatusEnum.Sent == null);
        Assert.True((StatusEnum)null == null);
    }

    [Fact]
    public void Values_unknown_to_this_library_are_kept() =>
        Assert.Equal("brand-new", JsonConvert.DeserializeObject<StatusEnum>("\"brand-new\"").ToString());

    [Fact]
    public void Json_is_the_plain_text()
    {
        Assert.Equal("\"partially_delivered\"", JsonConvert.SerializeObject(StatusEnum.PartiallyDelivered));
        Assert.Null(MessageResource.FromJson("""{"status":null}""").Status);
    }
}
