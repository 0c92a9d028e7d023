using System.Threading;
using System.Threading.Tasks;

namespace Microsoft.Bot.Builder;

/// <summary>Runs whatever comes after a middleware in the pipeline.</summary>
public delegate Task NextDelegate(CancellationToken cancellationToken);
