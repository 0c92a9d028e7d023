using Microsoft.Bot.Schema;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.Schema;

public sealed class AttachmentContentTests
{
    [Fact]
    public void A_card_is_written_with_its_json_names()
    {
        var json = JObject.Parse(JsonConvert.SerializeObject(new HeroCard("Title").ToAttachment()));

        Assert.Equal("Title", (string)json["content"]["title"]);
    }

    [Theory]
    [InlineData("""{"title":"t","buttons":[{"type":"imBack"}]}""")]
    [InlineData("""[1,"two",null]""")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    public void Content_comes_back_as_json(string content)
    {
        var attachment = JsonConvert.DeserializeObject<Attachment>($$"""{"content":{{content}}}""");

        Assert.Equal(content, JsonConvert.SerializeObject(attachment.Content));
    }

    [Fact]
    public void A_memory_stream_survives_json()
    {
        var json = JsonConvert.SerializeObject(new Attachment(content: new MemoryStream([1, 2, 255])));

        Assert.Contains("""{"$type":"MemoryStream","buffer":[1,2,255]}""", json);
        var back = Assert.IsType<MemoryStream>(JsonConvert.DeserializeObject<Attachment>(json).Content);
        Assert.Equal([1, 2, 255], back.ToArray());
    }

    [Fact]
    public void A_memory_stream_inside_dictionaries_and_lists_survives_json()
    {
        var content = new Dictionary<string, object> { ["files"] = new List<object> { new MemoryStream([7]), "note" }, ["count"] = 1 };

        var back = JsonConvert.DeserializeObject<Attachment>(JsonConvert.SerializeObject(new Attachment(content: content))).Content;

        var members = Assert.IsType<Dictionary<string, object>>(back);
        var files = Assert.IsType<List<object>>(members["files"]);
        Assert.Equal([7], Assert.IsType<MemoryStream>(files[0]).ToArray());
        Assert.Equal(("note", 1L), (files[1], members["count"]));
    }
}
