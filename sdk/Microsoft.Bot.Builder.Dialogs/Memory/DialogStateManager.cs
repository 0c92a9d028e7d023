using System.Collections;
using System.Globalization;
using Microsoft.Bot.Builder.Dialogs.Memory.Scopes;
using Newtonsoft.Json.Linq;

namespace Microsoft.Bot.Builder.Dialogs.Memory;

/// <summary>All memory that a dialog sees, by path: the scope first ("user.name"), or a short form ("$name").</summary>
public partial class DialogStateManager : IDictionary<string, object>
{
    private static readonly char[] Separators = ['.', '['];

    private readonly DialogContext _dialogContext;
    private int _version;

    public DialogStateManager(DialogContext dc, DialogStateManagerConfiguration configuration = null)
    {
        _dialogContext = dc ?? throw new ArgumentNullException(nameof(dc));

        // One configuration per turn: every context of the turn sees the same scopes.
        Configuration = configuration ?? dc.Context.TurnState.Get<DialogStateManagerConfiguration>() ?? DefaultMemory.Create();
        dc.Context.TurnState.Set(Configuration);
    }

    public DialogStateManagerConfiguration Configuration { get; set; }

    public ICollection<string> Keys => [.. Configuration.MemoryScopes.Select(scope => scope.Name)];

    public ICollection<object> Values => [.. Configuration.MemoryScopes.Select(scope => scope.GetMemory(_dialogContext))];

    public int Count => Configuration.MemoryScopes.Count;

    public bool IsReadOnly => true;

    public object this[string key]
    {
        get => GetValue<object>(key);
        set
        {
            ArgumentNullException.ThrowIfNull(key);
            if (key.IndexOfAny(Separators) >= 0)
            {
                SetValue(key, value);
                return;
            }

            var scope = GetMemoryScope(key) ?? throw NoScope(key, nameof(key));
            scope.SetMemory(_dialogContext, JsonMapping.Token(value));
        }
    }

    public MemoryScope GetMemoryScope(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Configuration.MemoryScopes.Find(scope => scope.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>A number that changes with every value set.</summary>
    public string Version() => _version.ToString(CultureInfo.InvariantCulture);

    /// <exception cref="ArgumentOutOfRangeException">The path begins with no known scope.</exception>
    public virtual MemoryScope ResolveMemoryScope(string path, out string remainingPath)
    {
        ArgumentNullException.ThrowIfNull(path);
        var separator = path.IndexOfAny(Separators);
        if (separator > 0 && GetMemoryScope(path[..separator]) is { } named)
        {
            remainingPath = path[(separator + 1)..];
            return named;
        }

        remainingPath = string.Empty;
        return GetMemoryScope(path) ?? throw NoScope(path, nameof(path));
    }

    public virtual string TransformPath(string path) =>
        Configuration.PathResolvers.Aggregate(path, (current, resolver) => resolver.TransformPath(current));

    public bool TryGetValue<T>(string path, out T value)
    {
        ArgumentNullException.ThrowIfNull(path);
        path = TransformPath(path);
        value = default;

        MemoryScope scope;
        string remaining;
        try
        {
            scope = ResolveMemoryScope(path, out remaining);
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }

        if (remaining.Length == 0)
        {
            var memory = scope.GetMemory(_dialogContext);
            value = ObjectPath.MapValueTo<T>(memory);
            return memory != null;
        }

        return FirstOf.TryGet(this, path, out var handled, out value) || (!handled && ObjectPath.TryGetPathValue(this, path, out value));
    }

    public T GetValue<T>(string pathExpression, Func<T> defaultValue = null)
    {
        ArgumentNullException.ThrowIfNull(pathExpression);
        return TryGetValue<T>(pathExpression, out var value) ? value : defaultValue == null ? default : defaultValue();
    }

    public int GetIntValue(string pathExpression, int defaultValue = 0) =>
        TryGetValue<int>(pathExpression, out var value) ? value : defaultValue;

    public bool GetBoolValue(string pathExpression, bool defaultValue = false) =>
        TryGetValue<bool>(pathExpression, out var value) ? value : defaultValue;

    public string GetStringValue(string pathExpression, string defaultValue = null) => GetValue(pathExpression, () => defaultValue);

    /// <summary>Puts a copy of the value, as JSON, at the path.</summary>
    public void SetValue(string path, object value)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (value is Task)
        {
            throw new ArgumentException($"{path} can't be set to a task; await it and set its result.", nameof(value));
        }

        path = TransformPath(path);
        value = value == null ? null : JsonMapping.Token(value);
        if (TrackChange(path, value))
        {
            if (path.IndexOfAny(Separators) < 0)
            {
                this[path] = value;
            }
            else
            {
                ResolveMemoryScope(path, out _);
                ObjectPath.SetPathValue(this, path, value);
            }
        }

        _version++;
    }

    public void RemoveValue(string path)
    {
        if (string.IsNullOrWhiteSpace(path))
        {
            throw new ArgumentNullException(nameof(path));
        }

        path = TransformPath(path);
        if (path.IndexOfAny(Separators) < 0)
        {
            throw ScopesAreFixed();
        }

        if (TrackChange(path, null))
        {
            ObjectPath.RemovePathValue(this, path);
        }
    }

    /// <summary>All scopes that belong into a snapshot, as JSON.</summary>
    public JObject GetMemorySnapshot()
    {
        var snapshot = new JObject();
        foreach (var scope in Configuration.MemoryScopes.Where(scope => scope.IncludeInSnapshot))
        {
            if (scope.GetMemory(_dialogContext) is { } memory)
            {
                snapshot[scope.Name] = JsonMapping.Token(memory);
            }
        }

        return snapshot;
    }

    public async Task LoadAllScopesAsync(CancellationToken cancellationToken = default)
    {
        foreach (var scope in Configuration.MemoryScopes)
        {
            await scope.LoadAsync(_dialogContext, false, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task SaveAllChangesAsync(CancellationToken cancellationToken = default)
    {
        foreach (var scope in Configuration.MemoryScopes)
        {
            await scope.SaveChangesAsync(_dialogContext, false, cancellationToken).ConfigureAwait(false);
        }
    }

    public Task DeleteScopesMemoryAsync(string name, CancellationToken cancellationToken = default) =>
        GetMemoryScope(name)?.DeleteAsync(_dialogContext, cancellationToken) ?? Task.CompletedTask;

    public void Add(string key, object value) => throw ScopesAreFixed();

    public bool ContainsKey(string key) => GetMemoryScope(key) != null;

    public bool Remove(string key) => throw ScopesAreFixed();

    public bool TryGetValue(string key, out object value) => TryGetValue<object>(key, out value);

    public void Add(KeyValuePair<string, object> item) => throw ScopesAreFixed();

    public void Clear() => throw ScopesAreFixed();

    public bool Contains(KeyValuePair<string, object> item) => throw ScopesAreFixed();

    public void CopyTo(KeyValuePair<string, object>[] array, int arrayIndex)
    {
        foreach (var pair in this)
        {
            array[arrayIndex++] = pair;
        }
    }

    public bool Remove(KeyValuePair<string, object> item) => throw ScopesAreFixed();

    public IEnumerator<KeyValuePair<string, object>> GetEnumerator() =>
        Configuration.MemoryScopes.Select(scope => KeyValuePair.Create(scope.Name, scope.GetMemory(_dialogContext))).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static NotSupportedException ScopesAreFixed() => new("The scopes of the memory come from its configuration.");

    private ArgumentOutOfRangeException NoScope(string path, string parameter) => new(
        parameter, $"'{path}' does not match memory scope: {string.Join(", ", Keys)}");
}
