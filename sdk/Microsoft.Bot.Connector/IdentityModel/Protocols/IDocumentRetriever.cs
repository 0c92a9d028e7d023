namespace Microsoft.IdentityModel.Protocols;

/// <summary>Fetches a document by its address.</summary>
public interface IDocumentRetriever
{
    Task<string> GetDocumentAsync(string address, CancellationToken cancel);
}
