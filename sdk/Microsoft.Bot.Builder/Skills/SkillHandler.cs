using System;
using System.Security.Claims;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Microsoft.Bot.Builder.Skills;

/// <summary>Takes what a skill sends into the conversation that the skill was called from.</summary>
[Obsolete("Use CloudSkillHandler with CloudAdapter instead.")]
public class SkillHandler : ChannelServiceHandler
{
    public static readonly string SkillConversationReferenceKey = $"{typeof(SkillHandler).Namespace}.SkillConversationReference";

    private readonly SkillConversations _conversations;

    public SkillHandler(BotAdapter adapter, IBot bot, SkillConversationIdFactoryBase conversationIdFactory, ICredentialProvider credentialProvider, AuthenticationConfiguration authConfig, IChannelProvider channelProvider = null, ILogger logger = null)
        : base(credentialProvider, authConfig, channelProvider)
    {
        _conversations = new SkillConversations(
            adapter ?? throw new ArgumentNullException(nameof(adapter)),
            bot ?? throw new ArgumentNullException(nameof(bot)),
            conversationIdFactory ?? throw new ArgumentNullException(nameof(conversationIdFactory)),
            () => channelProvider?.IsGovernment() == true ? GovernmentAuthenticationConstants.ToChannelFromBotOAuthScope : AuthenticationConstants.ToChannelFromBotOAuthScope,
            logger ?? NullLogger.Instance);
    }

    protected override Task<ResourceResponse> OnSendToConversationAsync(ClaimsIdentity claimsIdentity, string conversationId, Activity activity, CancellationToken cancellationToken = default)
        => _conversations.ReceiveAsync(claimsIdentity, conversationId, null, activity, cancellationToken);

    protected override Task<ResourceResponse> OnReplyToActivityAsync(ClaimsIdentity claimsIdentity, string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default)
        => _conversations.ReceiveAsync(claimsIdentity, conversationId, activityId, activity, cancellationToken);

    protected override Task OnDeleteActivityAsync(ClaimsIdentity claimsIdentity, string conversationId, string activityId, CancellationToken cancellationToken = default)
        => _conversations.DeleteAsync(claimsIdentity, conversationId, activityId, cancellationToken);

    protected override Task<ResourceResponse> OnUpdateActivityAsync(ClaimsIdentity claimsIdentity, string conversationId, string activityId, Activity activity, CancellationToken cancellationToken = default)
        => _conversations.UpdateAsync(claimsIdentity, conversationId, activityId, activity, cancellationToken);
}
