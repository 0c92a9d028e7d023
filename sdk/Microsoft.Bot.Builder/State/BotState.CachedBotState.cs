using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder;

public abstract partial class BotState
{
    private static readonly JsonSerializerSettings _hashSettings = new() { MaxDepth = null };
    private static readonly JsonSerializer _plainHash = JsonSerializer.Create(_hashSettings);

    /// <summary>The properties a turn has loaded, and how they looked when storage last had the same.</summary>
    public class CachedBotState
    {
        private const int MostKept = 64 * 1024;

        // One per thread, since each turn needs it twice per state and most of the time only to compare.
        [ThreadStatic]
        private static StringBuilder _text;

        private string _hash;
        private string _current;

        internal CachedBotState(IDictionary<string, object> state = null)
        {
            State = state ?? new Dictionary<string, object>();
            _hash = WithText(text => text.ToString());
        }

        public IDictionary<string, object> State { get; set; }

        /// <summary>An empty state that differs from whatever storage holds.</summary>
        internal static CachedBotState Cleared() => new() { _hash = string.Empty };

        internal bool IsChanged()
        {
            _current = WithText(text => text.Equals(_hash.AsSpan()) ? _hash : text.ToString());
            return !ReferenceEquals(_current, _hash);
        }

        /// <summary>What <see cref="IsChanged"/> last saw is what storage has.</summary>
        internal void MarkSaved() => _hash = _current;

        private string WithText(Func<StringBuilder, string> use)
        {
            // Taken while in use: what a property's getter does is the bot's business.
            var text = _text ?? new StringBuilder(1024);
            _text = null;
            using (var writer = new JsonTextWriter(new StringWriter(text, CultureInfo.InvariantCulture)) { ArrayPool = JsonChars.Pool })
            {
                var serializer = JsonConvert.DefaultSettings == null ? _plainHash : JsonSerializer.CreateDefault(_hashSettings);
                writer.Formatting = serializer.Formatting;
                serializer.Serialize(writer, State);
            }

            var result = use(text);
            if (text.Capacity <= MostKept)
            {
                _text = text.Clear();
            }

            return result;
        }
    }
}
