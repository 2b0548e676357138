import json, re, sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qsl, urlsplit

uris = sys.argv[1:]  # every exact string that means an example-task, from index.json of the registry
yes = {"reponseword": "YES", "interfaces": [{"serviceinfo": {"endpoint": "https://frumblek.example.org/"},
       "servicetype": "https://w3id.org/execution-planner/servicetypes/generic-webinterface"}]}
forms = {"message": '".{1,200}"', "language": '"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"',
         "repeats": "[1-9]|10", "pause": "[0-9]{1,3}|[12][0-9]{3}|3[0-5][0-9]{2}|3600"}

def reply(question):
    taken = question["tasktype"] in uris
    wrong = [name for name, value in question.get("taskinfo", {}).items()
             if not re.fullmatch(forms.get(name, ""), json.dumps(value))] if taken else []
    why = [f"{name} is not as it should be." for name in wrong] if taken else ["Only example tasks run here."]
    return {"reponseword": "NO", "reponseinfo": {"reasons": [{"text": text} for text in why]}} if why else yes
class Planner(BaseHTTPRequestHandler):
    def do_GET(self):
        given = dict(parse_qsl(urlsplit(self.path).query))
        task = {name[9:]: int(text) if re.fullmatch("[0-9]{1,9}", text) else text for name, text in given.items() if name.startswith("taskinfo.")}
        self.answer({"tasktype": given.get("tasktype"), "taskinfo": task})
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if "yaml" in self.headers["Content-Type"]: return self.write(415, {"title": "Send JSON"})
        try: self.answer(json.loads(body))
        except ValueError: self.write(400, {"title": "This is no JSON"})
    def do_OPTIONS(self): self.write(200, {})
    def answer(self, question):
        right = isinstance(question, dict) and isinstance(question.get("tasktype"), str)
        self.write(*((200, reply(question)) if right else (400, {"title": "Name a tasktype"})))
    def write(self, status, message):
        self.send_response(status)
        self.send_header("Content-Type", "application/yaml" if "yaml" in self.headers["Accept"] else "application/json")
        for name, value in (("Origin", "*"), ("Headers", "content-type")): self.send_header("Access-Control-Allow-" + name, value)
        self.end_headers()
        self.wfile.write(json.dumps(message).encode())

server = ThreadingHTTPServer(("127.0.0.1", 0), Planner)
print(server.server_port, flush=True)
server.serve_forever()
