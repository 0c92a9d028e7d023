using System.Net;
using Newtonsoft.Json;
using Twilio.Clients;
using Twilio.Exceptions;
using Twilio.Http;

namespace Twilio.Base;

/// <summary>What all resources' methods do: build a request, send it through a client, read the answer.</summary>
internal static class Operation
{
    private static readonly JsonSerializer Plain = Strict(JsonSerializer.Create());

    public static TwilioResponse<T> Send<TOptions, T>(
        Func<TOptions, ITwilioRestClient, Request> build, TOptions options, ITwilioRestClient client, Func<string, T> parse)
    {
        client ??= TwilioClient.GetRestClient();
        return Read(client.Request(build(options, client)), parse);
    }

    public static async Task<TwilioResponse<T>> SendAsync<TOptions, T>(
        Func<TOptions, ITwilioRestClient, Request> build, TOptions options, ITwilioRestClient client, Func<string, T> parse)
    {
        client ??= TwilioClient.GetRestClient();
        return Read(await client.RequestAsync(build(options, client)).ConfigureAwait(false), parse);
    }

    /// <summary>True when Twilio says that the thing is gone (204).</summary>
    public static TwilioResponse<bool> Delete<TOptions>(
        Func<TOptions, ITwilioRestClient, Request> build, TOptions options, ITwilioRestClient client)
    {
        client ??= TwilioClient.GetRestClient();
        return Deleted(client.Request(build(options, client)));
    }

    /// <inheritdoc cref="Delete"/>
    public static async Task<TwilioResponse<bool>> DeleteAsync<TOptions>(
        Func<TOptions, ITwilioRestClient, Request> build, TOptions options, ITwilioRestClient client)
    {
        client ??= TwilioClient.GetRestClient();
        return Deleted(await client.RequestAsync(build(options, client)).ConfigureAwait(false));
    }

    public static ResourceSetResponse<T> List<TOptions, T>(
        string recordKey, Func<TOptions, ITwilioRestClient, Request> build, TOptions options, ITwilioRestClient client)
        where TOptions : ReadOptions<T>
        where T : Resource
    {
        client ??= TwilioClient.GetRestClient();
        var request = build(options, client);
        return Listed<T>(recordKey, request, client.Request(request), options, client);
    }

    public static async Task<ResourceSetResponse<T>> ListAsync<TOptions, T>(
        string recordKey, Func<TOptions, ITwilioRestClient, Request> build, TOptions options, ITwilioRestClient client)
        where TOptions : ReadOptions<T>
        where T : Resource
    {
        client ??= TwilioClient.GetRestClient();
        var request = build(options, client);
        return Listed<T>(recordKey, request, await client.RequestAsync(request).ConfigureAwait(false), options, client);
    }

    public static Page<T> GetPage<T>(string recordKey, string url, ITwilioRestClient client) where T : Resource
    {
        client ??= TwilioClient.GetRestClient();
        return Page<T>.FromJson(recordKey, client.Request(new Request(HttpMethod.Get, url)).Content, url);
    }

    public static T FromJson<T>(string json)
    {
        try
        {
            // As JsonConvert does, with a buffer that is lent: there is one of these for every message.
            var serializer = JsonConvert.DefaultSettings == null ? Plain : Strict(JsonSerializer.CreateDefault());
            using var reader = new JsonTextReader(new StringReader(json)) { ArrayPool = JsonChars.Pool };
            return serializer.Deserialize<T>(reader);
        }
        catch (JsonException exception)
        {
            throw new ApiException(exception.Message, exception);
        }
    }

    private static JsonSerializer Strict(JsonSerializer serializer)
    {
        serializer.CheckAdditionalContent = true;
        return serializer;
    }

    public static string ToJson(object model)
    {
        try
        {
            return JsonConvert.SerializeObject(model);
        }
        catch (JsonException exception)
        {
            throw new ApiException(exception.Message, exception);
        }
    }

    private static TwilioResponse<T> Read<T>(Response response, Func<string, T> parse) =>
        new(parse(response.Content), response.Headers, response.StatusCode);

    private static TwilioResponse<bool> Deleted(Response response) =>
        new(response.StatusCode == HttpStatusCode.NoContent, response.Headers, response.StatusCode);

    private static ResourceSetResponse<T> Listed<T>(
        string recordKey, Request request, Response response, ReadOptions<T> options, ITwilioRestClient client)
        where T : Resource
    {
        var page = Page<T>.FromJson(recordKey, response.Content, request.ConstructUrl().AbsoluteUri);
        return new(new ResourceSet<T>(page, options, client), response.Headers, response.StatusCode);
    }
}
