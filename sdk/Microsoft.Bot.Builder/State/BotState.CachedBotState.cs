using System.Collections.Generic;
using Newtonsoft.Json;

namespace Microsoft.Bot.Builder;

public abstract partial class BotState
{
    private static readonly JsonSerializerSettings _hashSettings = new() { MaxDepth = null };

    /// <summary>The properties a turn has loaded, and how they looked when storage last had the same.</summary>
    public class CachedBotState
    {
        private string _hash;
        private string _current;

        internal CachedBotState(IDictionary<string, object> state = null)
        {
            State = state ?? new Dictionary<string, object>();
            _hash = ComputeHash();
        }

        public IDictionary<string, object> State { get; set; }

        /// <summary>An empty state that differs from whatever storage holds.</summary>
        internal static CachedBotState Cleared() => new() { _hash = string.Empty };

        internal bool IsChanged() => _hash != (_current = ComputeHash());

        /// <summary>What <see cref="IsChanged"/> last saw is what storage has.</summary>
        internal void MarkSaved() => _hash = _current;

        private string ComputeHash() => JsonConvert.SerializeObject(State, _hashSettings);
    }
}
