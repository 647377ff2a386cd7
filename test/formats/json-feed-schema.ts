const uri = { type: "string", format: "uri" };
const text = { type: "string", minLength: 1 };
const time = { type: "string", format: "date-time" };
/** Members of publishers' own are objects, and their names begin with an underscore. */
const own = { "^_[a-z]": { type: "object" } };
const authors = {
  type: "array",
  items: {
    type: "object",
    properties: { name: text, url: uri, avatar: uri },
    minProperties: 1,
    additionalProperties: false,
  },
};

/**
 * The rules of JSON Feed as a schema.
 *
 * @see https://www.jsonfeed.org/version/1.1/
 */
export const jsonFeedSchema = {
  type: "object",
  required: ["version", "title", "items"],
  patternProperties: own,
  additionalProperties: false,
  properties: {
    version: { const: "https://jsonfeed.org/version/1.1" },
    title: text,
    home_page_url: uri,
    feed_url: uri,
    description: text,
    user_comment: text,
    next_url: uri,
    icon: uri,
    favicon: uri,
    authors,
    language: { type: "string", pattern: "^[a-z]{2}(-[A-Z]{2})?$" },
    expired: { type: "boolean" },
    hubs: { type: "array", items: { type: "object", required: ["type", "url"] } },
    items: {
      type: "array",
      uniqueItems: true,
      items: {
        type: "object",
        required: ["id"],
        anyOf: [{ required: ["content_html"] }, { required: ["content_text"] }],
        patternProperties: own,
        additionalProperties: false,
        properties: {
          id: text,
          url: uri,
          external_url: uri,
          title: text,
          content_html: text,
          content_text: text,
          summary: text,
          image: uri,
          banner_image: uri,
          date_published: time,
          date_modified: time,
          authors,
          tags: { type: "array", items: text },
          language: text,
          attachments: { type: "array", items: { type: "object", required: ["url", "mime_type"] } },
        },
      },
    },
  },
};
