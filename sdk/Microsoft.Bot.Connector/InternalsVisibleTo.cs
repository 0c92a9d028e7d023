using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("TwilioBot.Sdk.Tests")]
