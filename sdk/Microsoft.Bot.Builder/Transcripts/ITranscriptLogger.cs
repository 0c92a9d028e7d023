using System.Threading.Tasks;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder;

/// <summary>Records the activities of conversations.</summary>
public interface ITranscriptLogger
{
    Task LogActivityAsync(IActivity activity);
}
