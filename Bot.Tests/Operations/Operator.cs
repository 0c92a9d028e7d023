using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using TwilioBot.Tests.Stories;

namespace TwilioBot.Tests.Operations;

/// <summary>Somebody with a command line and the key.</summary>
internal sealed class Operator(HttpClient http, string? key = Operator.Key)
{
    public const string Key = "an-operators-key-of-enough-length";

    public const string Setting = "--Admin:ApiKey=" + Key;

    public Task<Reply> GetAsync(string path, params (string Name, string Value)[] headers) => AskAsync(HttpMethod.Get, path, headers);

    public Task<Reply> PostAsync(string path, params (string Name, string Value)[] headers) => AskAsync(HttpMethod.Post, path, headers);

    public async Task<Reply> AskAsync(HttpMethod method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        foreach (var (name, value) in headers)
        {
            request.Headers.Remove(name);
            request.Headers.TryAddWithoutValidation(name, value);
        }
        using var response = await http.SendAsync(request);
        return new Reply(
            response.StatusCode, response.Content.Headers.ContentType?.MediaType, response.Headers.ETag?.Tag, await response.Content.ReadAsStringAsync());
    }

    /// <summary>The ids that the list shows, once there are this many.</summary>
    public async Task<IReadOnlyList<string>> UntilDeadAsync(int count)
    {
        using var patience = new CancellationTokenSource(TwilioSide.Patience);
        using var again = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (true)
        {
            var ids = (await GetAsync("/ops/dead-letters")).Json.GetProperty("deadLetters").EnumerateArray().Select(letter => letter.GetProperty("id").GetString()!).ToList();
            if (ids.Count >= count) return ids;
            await again.WaitForNextTickAsync(patience.Token);
        }
    }

    internal sealed record Reply(HttpStatusCode Status, string? ContentType, string? ETag, string Body)
    {
        public JsonElement Json => JsonDocument.Parse(Body).RootElement;

        public string? this[string name] => Json.TryGetProperty(name, out var value) ? value.ToString() : null;

        /// <summary>A refusal that names cause and cure.</summary>
        public void AssertProblem(int status)
        {
            Assert.Equal((status, "application/problem+json"), ((int)Status, ContentType));
            Assert.NotEmpty(this["title"]!);
            Assert.NotEmpty(this["detail"]!);
        }
    }
}
