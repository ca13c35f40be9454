"""/api/docs: the OpenAPI document as a page that needs no script and no outside host."""

from typing import Any

from apiflask import APIFlask
from flask import Response, render_template_string

_PAGE = """<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>{{ spec.info.title }}</title>
<meta name="viewport" content="width=device-width,initial-scale=1">
<style>
:root{color-scheme:light dark;font:16px/1.6 system-ui,sans-serif}
body{max-width:60rem;margin:0 auto;padding:1.5rem}
section{border-top:1px solid #8884;padding:.75rem 0}
code{font-family:ui-monospace,monospace;font-size:.9em;overflow-wrap:anywhere}
b.method{display:inline-block;min-width:4rem;text-transform:uppercase;color:#0a7d55}
table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.2rem .6rem .2rem 0;
vertical-align:top;border-bottom:1px solid #8883}
</style></head><body>
<h1>{{ spec.info.title }} <small>{{ spec.info.version }}</small></h1>
<p>机器可读文档：<a href="/api/openapi.json"><code>/api/openapi.json</code></a>。
错误统一为 <code>application/problem+json</code>，以 <code>code</code> 区分。</p>
{% for path, methods in spec.paths.items() %}{% for method, operation in methods.items() %}
{% if method != "parameters" %}
<section><h2><b class="method">{{ method }}</b> <code>{{ path }}</code></h2>
<p>{{ operation.description or operation.summary }}</p>
{% if operation.parameters %}<table><tr><th>参数</th><th>位置</th><th>必填</th></tr>
{% for one in operation.parameters %}<tr><td><code>{{ one.name }}</code></td>
<td>{{ one.in }}</td><td>{{ "是" if one.required else "否" }}</td></tr>{% endfor %}</table>{% endif %}
{% for kind, media in (operation.requestBody or {}).get("content", {}).items() %}
<p>请求体 <code>{{ kind }}</code>：<code>{{ media.schema.get("$ref", "").split("/")[-1] }}</code></p>
{% endfor %}
<p>答复：{% for status, answer in operation.responses.items() %}<code>{{ status }}</code>
{{ answer.description }}{{ "；" if not loop.last }}{% endfor %}</p></section>
{% endif %}{% endfor %}{% endfor %}
<h2>数据结构</h2>
{% for name, schema in spec.components.schemas.items() %}
<section id="{{ name }}"><h3><code>{{ name }}</code></h3><p>{{ schema.description or "" }}</p>
<table>{% for field, rule in schema.properties.items() %}<tr><td><code>{{ field }}</code></td>
<td><code>{{ rule.type or (rule.get("$ref", "").split("/")[-1]) or "" }}</code></td>
<td>{{ "必填" if field in (schema.required or []) else "" }}</td></tr>{% endfor %}</table></section>
{% endfor %}
</body></html>"""


def register(app: APIFlask) -> None:
    """Add the page; it renders the application's own document."""

    @app.get("/api/docs")
    @app.doc(hide=True)
    def api_docs() -> Response:
        document: dict[str, Any] = app.spec  # type: ignore[assignment]
        return Response(render_template_string(_PAGE, spec=document), mimetype="text/html")
