namespace TwilioBot.Tests.Azure.Arm;

/// <summary>A template that Azure Resource Manager would refuse.</summary>
internal sealed class ArmException(string message) : Exception(message);
