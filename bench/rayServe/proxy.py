"""Ray Serve in front of chat servers: each replica passes what it gets to one of them, and streams what comes back.

RECNET_BACKENDS has the base addresses of the servers, up to and with /v1, separated by commas; there is one replica for
each. RECNET_ONGOING is how many questions a replica takes at once.
"""
import os

import httpx
import ray
from ray import serve
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

BACKENDS = os.environ["RECNET_BACKENDS"].split(",")
ONGOING = int(os.environ.get("RECNET_ONGOING", "4"))


@ray.remote(num_cpus=0)
class Places:
    """Deals the addresses to replicas, in turn."""

    def __init__(self):
        self.next = 0

    def take(self):
        self.next += 1
        return BACKENDS[(self.next - 1) % len(BACKENDS)]


@serve.deployment(
    num_replicas=len(BACKENDS),
    max_ongoing_requests=ONGOING,
    ray_actor_options={"num_cpus": 0},
)
class Proxy:
    def __init__(self):
        places = Places.options(name="places", get_if_exists=True, lifetime="detached").remote()
        self.backend = ray.get(places.take.remote())
        self.client = httpx.AsyncClient(timeout=None)

    async def __call__(self, request: Request):
        path = request.url.path.removeprefix("/v1")
        content = await request.body()
        headers = {"content-type": request.headers.get("content-type", "application/json")}
        asked = self.client.build_request(request.method, self.backend + path, content=content, headers=headers)
        answer = await self.client.send(asked, stream=True)
        kind = answer.headers.get("content-type", "")
        if not kind.startswith("text/event-stream"):
            return Response(await answer.aread(), status_code=answer.status_code, media_type=kind)

        async def pieces():
            # A reader that goes away closes the answer, by which the server knows that it can stop.
            try:
                async for piece in answer.aiter_raw():
                    yield piece
            finally:
                await answer.aclose()

        return StreamingResponse(pieces(), status_code=answer.status_code, media_type=kind)


app = Proxy.bind()
