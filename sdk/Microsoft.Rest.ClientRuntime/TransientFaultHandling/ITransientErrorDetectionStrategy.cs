namespace Microsoft.Rest.TransientFaultHandling;

/// <summary>Tells errors that pass from errors that stay.</summary>
public interface ITransientErrorDetectionStrategy
{
    bool IsTransient(Exception ex);
}
