import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.openapitools.client.ApiClient;
import org.openapitools.client.ApiException;
import org.openapitools.client.api.CountriesApi;
import org.openapitools.client.api.EngagementsApi;
import org.openapitools.client.api.PeopleApi;
import org.openapitools.client.api.SearchApi;
import org.openapitools.client.model.Country;
import org.openapitools.client.model.Engagement;
import org.openapitools.client.model.EngagementList;
import org.openapitools.client.model.Problem;
import org.openapitools.client.model.SearchResults;

/** Asks the questions of answers.ts. The call of a list has dozens of positional parameters, so they are given by name. */
public class Client {
  @SuppressWarnings("unchecked")
  static <T> T call(Object api, String name, Map<String, Object> given) throws Exception {
    for (Method method : api.getClass().getMethods()) {
      if (!method.getName().equals(name)) continue;
      Object[] arguments = Arrays.stream(method.getParameters()).map(one -> given.get(one.getName())).toArray();
      try {
        return (T) method.invoke(api, arguments);
      } catch (InvocationTargetException thrown) {
        throw (Exception) thrown.getCause();
      }
    }
    throw new NoSuchMethodException(name);
  }

  static Map<String, Object> map(Object... pairs) {
    Map<String, Object> made = new LinkedHashMap<>();
    for (int at = 0; at < pairs.length; at += 2) made.put((String) pairs[at], pairs[at + 1]);
    return made;
  }

  public static void main(String[] args) throws Exception {
    URI base = URI.create(args[0]);
    ApiClient client =
        new ApiClient().setScheme(base.getScheme()).setHost(base.getHost()).setPort(base.getPort()).setBasePath("");
    EngagementsApi engagements = new EngagementsApi(client);
    EngagementList list = call(engagements, "listEngagements", map("sort", "date", "limit", 2));
    EngagementList both = call(engagements, "listEngagements", map("country", List.of("JP", "FR")));
    Country country = new CountriesApi(client).getCountry("JP", null, null, "id", null).getData();
    SearchResults search = call(new SearchApi(client), "searchRecords", map("q", "exercise"));
    Problem problem = null;
    try {
      call(new PeopleApi(client), "getPerson", map("id", "nobody"));
    } catch (ApiException refused) {
      problem = client.getObjectMapper().readValue(refused.getResponseBody(), Problem.class);
    }
    Engagement first = list.getData().get(0);
    Object[] labels = list.getData().stream().map(Engagement::getLabel).toArray();
    System.out.println(
        client.getObjectMapper().writeValueAsString(map(
            "list", map("total", list.getPage().getTotal().getValue(), "labels", labels,
                "start", first.getDate().getStart(), "next", list.getPage().getNext()),
            "item", map("label", country.getLabel(), "updatedVersion", country.getUpdatedVersion()),
            "search", map("total", search.getPage().getTotal().getValue(), "first", search.getData().get(0).getLabel()),
            "both", both.getPage().getTotal().getValue(),
            "problem", map("status", problem.getStatus(), "title", problem.getTitle()))));
  }
}
