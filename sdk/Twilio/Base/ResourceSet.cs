using System.Collections;
using System.Reflection;
using Twilio.Clients;

namespace Twilio.Base;

/// <summary>A listing that fetches its further pages while it is walked through.</summary>
public class ResourceSet<T> : IEnumerable<T> where T : Resource
{
    private readonly Page<T> _firstPage;
    private readonly long _limit;
    private readonly ITwilioRestClient _client;

    public ResourceSet(Page<T> page, ReadOptions<T> options, ITwilioRestClient client)
    {
        _firstPage = page;
        _limit = options.Limit ?? long.MaxValue;
        _client = client;
        AutoPaging = true;
    }

    /// <summary>False: stop at the end of the first page.</summary>
    public bool AutoPaging { get; set; }

    public IEnumerator<T> GetEnumerator()
    {
        var given = 0L;
        for (var page = _firstPage; page != null; page = Following(page))
        {
            foreach (var record in page.Records)
            {
                if (given == _limit)
                {
                    yield break;
                }

                given++;
                yield return record;
            }

            if (given == _limit)
            {
                yield break;
            }
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private Page<T> Following(Page<T> page) => AutoPaging && page.HasNextPage() ? NextPage.Value(page, _client) : null;

    /// <summary>Each resource knows how its own pages continue; the method is on all of them, but on no type that they share.</summary>
    private static readonly Lazy<Func<Page<T>, ITwilioRestClient, Page<T>>> NextPage = new(() => typeof(T)
        .GetMethod(nameof(NextPage), BindingFlags.Public | BindingFlags.Static, [typeof(Page<T>), typeof(ITwilioRestClient)])
        .CreateDelegate<Func<Page<T>, ITwilioRestClient, Page<T>>>());
}
