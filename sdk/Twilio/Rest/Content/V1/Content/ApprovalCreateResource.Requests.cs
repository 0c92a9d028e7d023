using Newtonsoft.Json;

namespace Twilio.Rest.Content.V1.Content;

public partial class ApprovalCreateResource
{
    public class ContentApprovalRequest
    {
        [JsonProperty("name")]
        private string Name { get; set; }

        [JsonProperty("category")]
        private string Category { get; set; }

        public class Builder
        {
            private readonly ContentApprovalRequest _built = new();

            public Builder WithName(string name)
            {
                _built.Name = name;
                return this;
            }

            public Builder WithCategory(string category)
            {
                _built.Category = category;
                return this;
            }

            public ContentApprovalRequest Build() => _built;
        }
    }
}
