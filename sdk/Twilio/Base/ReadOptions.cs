namespace Twilio.Base;

/// <summary>The arguments of a listing.</summary>
public abstract class ReadOptions<T> : IOptions<T> where T : Resource
{
    private long? _pageSize;
    private long? _limit;

    protected ReadOptions()
    {
    }

    /// <summary>Records per page; when it is not set, Twilio decides. Setting null changes nothing.</summary>
    public long? PageSize
    {
        get => _pageSize;
        set => _pageSize = value ?? _pageSize;
    }

    /// <summary>Records in all. It is asked for as one page unless <see cref="PageSize"/> is set. Setting null changes nothing.</summary>
    public long? Limit
    {
        get => _limit;
        set
        {
            _limit = value ?? _limit;
            _pageSize ??= value;
        }
    }
}
