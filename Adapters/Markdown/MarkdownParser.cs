using Markdig;
using Markdig.Extensions.AutoLinks;
using Markdig.Extensions.EmphasisExtras;
using Markdig.Parsers;
using Markdig.Syntax;

namespace TwilioBot.Adapters;

/// <summary>Markdown as people write it into a chat: CommonMark without the parts that would make ordinary prose disappear.</summary>
internal static class MarkdownParser
{
    private static readonly MarkdownPipeline Pipeline = Build();

    public static MarkdownDocument Parse(string markdown) => Markdig.Markdown.Parse(markdown, Pipeline);

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder()
            .UsePreciseSourceLocation()
            .DisableHtml()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseAutoLinks(new AutoLinkOptions { AllowDomainWithoutPeriod = true });   // underscores in a bare address are not italics

        builder.BlockParsers.TryRemove<IndentedCodeBlockParser>();
        builder.BlockParsers.Replace<ParagraphBlockParser>(new ChatParagraphParser());
        return builder.Build();
    }

    /// <summary>
    /// Paragraphs in which <c>[note]: text</c> is a sentence, not a link definition, and a line of dashes makes no heading.
    /// </summary>
    private sealed class ChatParagraphParser : ParagraphBlockParser
    {
        public ChatParagraphParser() => ParseSetextHeadings = false;

        public override bool Close(BlockProcessor processor, Block block)
        {
            ref var lines = ref ((ParagraphBlock)block).Lines;
            for (var i = 0; i < lines.Count; i++)
            {
                lines.Lines[i].Slice.TrimStart();
            }

            if (lines.Count > 0)
            {
                lines.Lines[lines.Count - 1].Slice.TrimEnd();
            }

            return true;
        }
    }
}
