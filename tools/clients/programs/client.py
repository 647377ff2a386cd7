"""Asks the questions of answers.ts."""

import json
import sys

import openapi_client
from openapi_client.rest import ApiException

client = openapi_client.ApiClient(openapi_client.Configuration(host=sys.argv[1]))
engagements = openapi_client.EngagementsApi(client)
listed = engagements.list_engagements(sort="date", limit=2)
both = engagements.list_engagements(country=["JP", "FR"])
country = openapi_client.CountriesApi(client).get_country("JP", lang="id").data
search = openapi_client.SearchApi(client).search_records("exercise")
problem = None
try:
    openapi_client.PeopleApi(client).get_person("nobody")
except ApiException as refused:
    problem = json.loads(refused.body)

print(
    json.dumps(
        {
            "list": {
                "total": listed.page.total.value,
                "labels": [engagement.label for engagement in listed.data],
                "start": listed.data[0].date.start,
                "next": listed.page.next,
            },
            "item": {"label": country.label, "updatedVersion": country.updated_version},
            "search": {"total": search.page.total.value, "first": search.data[0].label},
            "both": both.page.total.value,
            "problem": {"status": problem["status"], "title": problem["title"]},
        }
    )
)
