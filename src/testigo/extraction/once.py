"""Questions that many rules ask of the same words, answered once."""

from collections.abc import Callable, Hashable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")


class Answering(Protocol):
    """A sentence or a scene: it never changes, and keeps what was found out about it."""

    @property
    def answers(self) -> dict[Hashable, Any]: ...  # noqa: D102


Subject = TypeVar("Subject", bound=Answering)


def once(
    question: Callable[Concatenate[Subject, Asked], Answer],
) -> Callable[Concatenate[Subject, Asked], Answer]:
    """Have a pure function of a sentence or a scene answer each question once; the answers go with their subject."""

    @wraps(question)
    def answer(subject: Subject, /, *asked: Asked.args, **named: Asked.kwargs) -> Answer:
        key = (question, asked, *named.items()) if named else (question, asked)
        answers = subject.answers
        if key not in answers:
            answers[key] = question(subject, *asked, **named)
        found: Answer = answers[key]
        return found

    return answer
