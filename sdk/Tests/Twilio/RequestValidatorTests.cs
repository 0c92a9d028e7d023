using System.Collections.Specialized;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Twilio.Security;

namespace TwilioBot.Sdk.Tests.Twilio;

public class RequestValidatorTests
{
    private static readonly JArray Vectors = ReadVectors();

    public static TheoryData<string> Names => new(Vectors.Select(vector => (string)vector["name"]));

    /// <summary>The verdicts were recorded from the official library, the requests it wrongly refuses included.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void It_judges_as_the_official_library_judged(string name)
    {
        var vector = Vectors.Single(v => (string)v["name"] == name);
        var validator = new RequestValidator((string)vector["authToken"]);
        var (url, signature) = ((string)vector["url"], (string)vector["signature"]);

        bool verdict;
        try
        {
            verdict = vector["rawBody"] == null
                ? validator.Validate(url, Fields(vector), signature)
                : validator.Validate(url, (string)vector["rawBody"], signature);
        }
        catch (ArgumentException) when (signature.Length == 0)
        {
            verdict = false;
        }

        Assert.Equal((string)vector["twilioCsharp_NameValueCollection"] == "accepts", verdict);
    }

    [Fact]
    public void A_request_without_a_signature_is_an_argument_error()
    {
        var validator = new RequestValidator("12345");

        Assert.Throws<ArgumentException>(() => validator.Validate("https://example.org/", new Dictionary<string, string>(), ""));
        Assert.Throws<ArgumentException>(() => validator.Validate("", new Dictionary<string, string>(), "x"));
    }

    [Fact]
    public void A_body_is_known_by_its_hash()
    {
        Assert.True(RequestValidator.ValidateBody("{}", "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"));
        Assert.False(RequestValidator.ValidateBody("{ }", "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"));
        Assert.False(RequestValidator.ValidateBody("{}", null));
    }

    private static JArray ReadVectors()
    {
        // A value that looks like a date was signed as it is written.
        using var file = File.OpenText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "twilio-signature-vectors.json"));
        using var json = new JsonTextReader(file) { DateParseHandling = DateParseHandling.None };
        return JArray.Load(json);
    }

    private static NameValueCollection Fields(JToken vector)
    {
        var fields = new NameValueCollection();
        foreach (var field in vector["params"]?.Children<JProperty>() ?? [])
        {
            foreach (var value in field.Value is JArray several ? several : new JArray(field.Value))
            {
                fields.Add(field.Name, (string)value);
            }
        }

        return fields;
    }
}
