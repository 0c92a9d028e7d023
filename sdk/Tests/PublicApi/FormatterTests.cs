using Newtonsoft.Json.Linq;

namespace TwilioBot.Sdk.Tests.PublicApi;

public sealed class FormatterTests
{
    [Fact]
    public void Members_are_written_as_the_lists_write_them()
        => Assert.Equal(
            [
                "  - `const string Name = \"x\"`",
                "  - `static readonly TimeSpan Wait`",
                "  - `protected ctor(int? size = default, bool open = true)`",
                "  - `JObject Body { get; protected set; }`  **[NJ]**",
                "  - `object Item[string key] { get; }`",
                "  - `abstract Task<IList<T>> ListAsync<T>(params string[] names)`",
                "  - `bool TryGet(ref Byte[] value)`",
                "  - `override string ToString()`",
                "  - `protected virtual void Run(UInt32 count = 3, DayOfWeek day = 1)`",
                "  - `void Dispose()`",
            ],
            MemberLines.Of(typeof(Sample)));

    [Fact]
    public void An_extension_method_says_this()
        => Assert.Equal(["  - `static int Twice(this int number)`"], MemberLines.Of(typeof(SampleExtensions)));

    [Theory]
    [InlineData(typeof(Dictionary<string, List<int?>>), "Dictionary<string, List<int?>>")]
    [InlineData(typeof(KeyValuePair<string, object>[]), "KeyValuePair<string, object>[]")]
    [InlineData(typeof((int, string)), "ValueTuple<int, string>")]
    [InlineData(typeof(Outer<int>.Inner), "Inner")]
    public void Types_are_named_as_the_lists_name_them(Type type, string name) => Assert.Equal(name, TypeNames.Of(type));

    internal sealed class Outer<T>
    {
        internal sealed class Inner
        {
            public T Value { get; set; }
        }
    }

    internal abstract class Sample : IDisposable
    {
        public const string Name = "x";
        public static readonly TimeSpan Wait = TimeSpan.Zero;

        protected Sample(int? size = null, bool open = true) => Body = new JObject { ["size"] = size, ["open"] = open };

        public JObject Body { get; protected set; }

        public object this[string key] => Body[key];

        public abstract Task<IList<T>> ListAsync<T>(params string[] names);

        public bool TryGet(out byte[] value)
        {
            value = null;
            return false;
        }

        public void Dispose()
        {
        }

        public override string ToString() => string.Empty;

        protected virtual void Run(uint count = 3, DayOfWeek day = DayOfWeek.Monday)
        {
        }
    }
}

internal static class SampleExtensions
{
    public static int Twice(this int number) => number * 2;
}
