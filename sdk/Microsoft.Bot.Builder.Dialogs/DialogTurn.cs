using System.Security.Claims;
using System.Security.Principal;
using Microsoft.Bot.Builder.Dialogs.Memory;
using Microsoft.Bot.Builder.Skills;
using Microsoft.Bot.Builder.TraceExtensions;
using Microsoft.Bot.Connector.Authentication;
using Microsoft.Bot.Schema;

namespace Microsoft.Bot.Builder.Dialogs;

/// <summary>One turn of a root dialog, shared by <see cref="DialogExtensions"/> and <see cref="DialogManager"/>.</summary>
internal static class DialogTurn
{
    private const string TraceName = "Dialog.RunAsync()";

    public static async Task<DialogTurnResult> RunAsync(
        DialogContext dc, string dialogId, DialogStateManagerConfiguration memory, CancellationToken cancellationToken)
    {
        dc.Services.EnsureCapacity(dc.Services.Count + dc.Context.TurnState.Count);
        foreach (var service in dc.Context.TurnState)
        {
            dc.Services[service.Key] = service.Value;
        }

        var state = new DialogStateManager(dc, memory);
        await state.LoadAllScopesAsync(cancellationToken).ConfigureAwait(false);
        dc.Context.TurnState.Set(state);

        var result = await RunUntilHandledAsync(dc, dialogId, cancellationToken).ConfigureAwait(false);
        await state.SaveAllChangesAsync(cancellationToken).ConfigureAwait(false);
        return result;
    }

    /// <summary>A dialog that handles an error may have changed the stack, so the turn goes on from there.</summary>
    private static async Task<DialogTurnResult> RunUntilHandledAsync(DialogContext dc, string dialogId, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return await RunOnceAsync(dc, dialogId, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception error)
            {
                if (!await EmitAsync(dc, error, cancellationToken).ConfigureAwait(false))
                {
                    throw;
                }
            }
        }
    }

    private static async Task<bool> EmitAsync(DialogContext dc, Exception error, CancellationToken cancellationToken)
    {
        try
        {
            return await dc.EmitEventAsync(DialogEvents.Error, error, true, true, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception second)
        {
            throw new AggregateException("Unable to emit the error as a DialogEvent.", second, error);
        }
    }

    private static async Task<DialogTurnResult> RunOnceAsync(DialogContext dc, string dialogId, CancellationToken cancellationToken)
    {
        if (IsFromParentBot(dc.Context) && await ObeyParentAsync(dc, cancellationToken).ConfigureAwait(false) is { } obeyed)
        {
            return obeyed;
        }

        var result = await dc.ContinueDialogAsync(cancellationToken).ConfigureAwait(false);
        if (result.Status == DialogTurnStatus.Empty)
        {
            result = await dc.BeginDialogAsync(dialogId, null, cancellationToken).ConfigureAwait(false);
        }

        if (result.Status is DialogTurnStatus.Complete or DialogTurnStatus.Cancelled && MustTellParent(dc.Context))
        {
            await TellParentAsync(dc.Context, dialogId, result, cancellationToken).ConfigureAwait(false);
        }

        return result;
    }

    /// <summary>A bot that uses this one as a skill may cancel it, or have it ask again.</summary>
    private static async Task<DialogTurnResult> ObeyParentAsync(DialogContext dc, CancellationToken cancellationToken)
    {
        var activity = dc.Context.Activity;
        if (activity.Type == ActivityTypes.EndOfConversation)
        {
            if (dc.Stack.Count == 0)
            {
                return new DialogTurnResult(DialogTurnStatus.Empty);
            }

            await dc.Context.TraceActivityAsync(
                TraceName,
                label: "The parent bot ended the conversation; the dialogs are cancelled.",
                cancellationToken: cancellationToken).ConfigureAwait(false);

            var leaf = dc;
            while (leaf.Child is { } child)
            {
                leaf = child;
            }

            return await leaf.CancelAllDialogsAsync(true, cancellationToken: cancellationToken).ConfigureAwait(false);
        }

        if (activity.Type == ActivityTypes.Event && activity.Name == DialogEvents.RepromptDialog)
        {
            if (dc.Stack.Count == 0)
            {
                return new DialogTurnResult(DialogTurnStatus.Empty);
            }

            await dc.RepromptDialogAsync(cancellationToken).ConfigureAwait(false);
            return new DialogTurnResult(DialogTurnStatus.Waiting);
        }

        return null;
    }

    private static async Task TellParentAsync(
        ITurnContext turnContext, string dialogId, DialogTurnResult result, CancellationToken cancellationToken)
    {
        await turnContext.TraceActivityAsync(
            TraceName,
            result.Result,
            label: $"Dialog {dialogId} has completed; the parent bot is told.",
            cancellationToken: cancellationToken).ConfigureAwait(false);

        var end = new Activity(ActivityTypes.EndOfConversation)
        {
            Value = result.Result,
            Locale = turnContext.Activity.Locale,
            Code = result.Status == DialogTurnStatus.Complete
                ? EndOfConversationCodes.CompletedSuccessfully
                : EndOfConversationCodes.UserCancelled,
        };
        await turnContext.SendActivityAsync(end, cancellationToken).ConfigureAwait(false);
    }

    private static bool MustTellParent(ITurnContext turnContext)
    {
        if (!IsCalledBySkillToken(turnContext))
        {
            return false;
        }

        // An activity that a skill of ours sent back: only a bot that is itself a skill has somebody to tell.
        var reference = turnContext.TurnState.Get<SkillConversationReference>(SkillHandler.SkillConversationReferenceKey);
        return reference == null
            || (reference.OAuthScope != AuthenticationConstants.ToChannelFromBotOAuthScope
                && reference.OAuthScope != GovernmentAuthenticationConstants.ToChannelFromBotOAuthScope);
    }

    private static bool IsFromParentBot(ITurnContext turnContext) =>
        turnContext.TurnState.Get<SkillConversationReference>(SkillHandler.SkillConversationReferenceKey) == null
        && IsCalledBySkillToken(turnContext);

    private static bool IsCalledBySkillToken(ITurnContext turnContext) =>
        turnContext.TurnState.Get<IIdentity>(BotAdapter.BotIdentityKey) is ClaimsIdentity identity
        && SkillValidation.IsSkillClaim(identity.Claims);
}
