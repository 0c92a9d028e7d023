using System.Text;
using System.Text.Json;
using TwilioBot.Wire;

namespace TwilioBot.Tests.Wire;

/// <summary>One entry of Fixtures/signature-vectors.json: published examples, fresh ones, and near misses.</summary>
public sealed record SignatureVector(string Name, string Url, string Kind, string AuthToken, string Signature, bool Valid)
{
    public IReadOnlyList<KeyValuePair<string, string>> Params { get; private init; } = [];

    public string? FormBody { get; private init; }

    public string? RawBody { get; private init; }

    public static IReadOnlyDictionary<string, SignatureVector> All { get; } = Load();

    public SignatureVerdict Check(string? url = null, string? header = null)
    {
        url ??= Url;
        header ??= Signature;
        if (RawBody is not null) return TwilioSignature.VerifyBody(url, Encoding.UTF8.GetBytes(RawBody), header, AuthToken);
        return TwilioSignature.Verify(url, Form(), header, AuthToken);
    }

    public TwilioForm Form() => FormBody is null ? TwilioForm.Of(Params) : TwilioForm.Parse(Encoding.UTF8.GetBytes(FormBody));

    private static Dictionary<string, SignatureVector> Load()
    {
        var path = Path.Combine(AppContext.BaseDirectory, "Fixtures", "signature-vectors.json");
        using var file = JsonDocument.Parse(File.ReadAllBytes(path));
        return file.RootElement.EnumerateArray().Select(Read).ToDictionary(v => v.Name, StringComparer.Ordinal);
    }

    private static SignatureVector Read(JsonElement e)
    {
        string Text(string name) => e.GetProperty(name).GetString()!;
        string? Optional(string name) => e.TryGetProperty(name, out var value) ? value.GetString() : null;
        return new(Text("name"), Text("url"), Text("kind"), Text("authToken"), Text("signature"), e.GetProperty("valid").GetBoolean())
        {
            Params = e.TryGetProperty("params", out var fields) ? [.. fields.EnumerateObject().SelectMany(Values)] : [],
            FormBody = Optional("formBody"),
            RawBody = Optional("rawBody"),
        };
    }

    /// <summary>An array means a repeated name.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Values(JsonProperty field) =>
        field.Value.ValueKind == JsonValueKind.Array
            ? field.Value.EnumerateArray().Select(v => KeyValuePair.Create(field.Name, v.GetString()!))
            : [KeyValuePair.Create(field.Name, field.Value.GetString()!)];
}
