"""Judges and rewrites examples with what a user of Python has; standard input and output are JSON.

Input: schemas by name, checks as [schema name, value], values by the title of their class, and tasks and replies.
"""

import json
import sys

from jsonschema import Draft202012Validator, FormatChecker

sys.path.insert(0, sys.argv[1])
import classes
import messages

asked = json.load(sys.stdin)
plain = {name: Draft202012Validator(schema) for name, schema in asked["schemas"].items()}
strict = {
    name: Draft202012Validator(schema, format_checker=FormatChecker()) for name, schema in asked["schemas"].items()
}
# quicktype writes short words in capitals where it takes them for abbreviations.
known = {name.lower(): value for name, value in vars(classes).items() if hasattr(value, "from_dict")}

json.dump(
    {
        "verdicts": [plain[name].is_valid(value) for name, value in asked["checks"]],
        "strictVerdicts": [strict[name].is_valid(value) for name, value in asked["checks"]],
        "rewritten": [known[title.lower()].from_dict(value).to_dict() for title, value in asked["values"]],
        "messages": {
            "tasks": [messages.Task.from_dict(task).to_dict() for task in asked["tasks"]],
            "replies": [messages.Reply.from_dict(reply).to_dict() for reply in asked["replies"]],
        },
    },
    sys.stdout,
)
