using System.Globalization;

namespace TwilioBot.Delivery.State;

/// <summary>A plain value that JSON has no notation of its own for, written as text.</summary>
/// <param name="Name">Its short name.</param>
/// <param name="Type">Its type.</param>
/// <param name="Write">To text, independent of culture.</param>
/// <param name="Read">Back; throws when the text is something else.</param>
internal sealed record StateScalar(string Name, Type Type, Func<object, string> Write, Func<string, object> Read)
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private static readonly StateScalar[] All =
    [
        // These have a notation in JSON; they are listed for names such as "list<text>", and for values that the notation lacks (NaN).
        new("text", typeof(string), v => (string)v, t => t),
        new("bool", typeof(bool), v => (bool)v ? "true" : "false", t => bool.Parse(t)),
        Number<int>("int"),
        new("double", typeof(double), v => ((double)v).ToString("R", Invariant), t => double.Parse(t, NumberStyles.Float, Invariant)),

        Number<long>("long"),
        Number<short>("short"),
        Number<byte>("byte"),
        Number<sbyte>("sbyte"),
        Number<uint>("uint"),
        Number<ulong>("ulong"),
        Number<ushort>("ushort"),
        new("float", typeof(float), v => ((float)v).ToString("R", Invariant), t => float.Parse(t, NumberStyles.Float, Invariant)),
        new("decimal", typeof(decimal), v => ((decimal)v).ToString(Invariant), t => decimal.Parse(t, NumberStyles.Float, Invariant)),
        new("char", typeof(char), v => ((ushort)(char)v).ToString(Invariant), t => (char)ushort.Parse(t, NumberStyles.None, Invariant)),
        new("datetime", typeof(DateTime), v => ((DateTime)v).ToString("O", Invariant),
            t => DateTime.ParseExact(t, "O", Invariant, DateTimeStyles.RoundtripKind)),
        new("datetime-offset", typeof(DateTimeOffset), v => ((DateTimeOffset)v).ToString("O", Invariant),
            t => DateTimeOffset.ParseExact(t, "O", Invariant)),
        new("date", typeof(DateOnly), v => ((DateOnly)v).ToString("O", Invariant), t => DateOnly.ParseExact(t, "O", Invariant)),
        new("time", typeof(TimeOnly), v => ((TimeOnly)v).ToString("O", Invariant), t => TimeOnly.ParseExact(t, "O", Invariant)),
        new("timespan", typeof(TimeSpan), v => ((TimeSpan)v).ToString("c", Invariant), t => TimeSpan.ParseExact(t, "c", Invariant)),
        new("guid", typeof(Guid), v => ((Guid)v).ToString("D", Invariant), t => Guid.ParseExact(t, "D")),
        new("uri", typeof(Uri), v => ((Uri)v).OriginalString, t => new Uri(t, UriKind.RelativeOrAbsolute)),
        new("bytes", typeof(byte[]), v => Convert.ToBase64String((byte[])v), Convert.FromBase64String),
    ];

    private static readonly Dictionary<Type, StateScalar> ByType = All.ToDictionary(scalar => scalar.Type);
    private static readonly Dictionary<string, StateScalar> ByName = All.ToDictionary(scalar => scalar.Name, StringComparer.Ordinal);

    public static StateScalar? Of(Type type) => ByType.GetValueOrDefault(type);

    public static StateScalar? Of(string name) => ByName.GetValueOrDefault(name);

    private static StateScalar Number<T>(string name) where T : System.Numerics.IBinaryInteger<T> =>
        new(name, typeof(T), v => ((T)v).ToString(null, Invariant), t => T.Parse(t, NumberStyles.AllowLeadingSign, Invariant));
}
