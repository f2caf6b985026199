"""``zuotan restore``: clean text out of damaged pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from zuotan.command.terminal import complain, given, leave, note_failure, on_terminal, print_table

if TYPE_CHECKING:
    from zuotan.restoration.explain import Explanation


@click.command("restore")
@click.argument("pages", nargs=-1, required=True, metavar="PAGE…")
@click.option(
    "--explain", is_flag=True, help="Show every edit instead: what stood in the page, what stands now, why."
)
def command(pages: tuple[str, ...], explain: bool) -> None:
    """Print the clean text of damaged pages.

    PAGE is a file, a folder, a glob, an archive (.zip .warc .jsonl .csv, also .gz) or - for stdin. With several pages each
    text follows a line ==> source <==.

    \b
    Examples:
      zuotan restore page.html > page.txt
      zuotan restore page.html --explain
      curl -s https://example.org/page.html | zuotan restore -
    """
    from zuotan.restoration import Unreadable, restore
    from zuotan.restoration.explain import explain as explained

    first = True
    several = len(pages) > 1
    for page in given(pages):
        try:
            restored = restore(page.data, page.source)
        except Unreadable as error:
            complain(page.source, str(error))
            note_failure()
            continue
        if several or page.source != pages[0]:
            click.echo(f"{'' if first else chr(10)}==> {page.source} <==")
        first = False
        if explain:
            _explain(list(explained(restored.edits)))
        else:
            click.echo(restored.text)
    leave()


def _explain(edits: list[Explanation]) -> None:
    """A row for every edit; on a terminal the reasons, of which there are few, stand once each below the table."""
    columns = ("byte", "kind", "before", "after", "certain", "reason")
    if not on_terminal():
        print_table(
            columns,
            (
                (e.raw, e.kind, _short(e.before), _short(e.after), "yes" if e.certain else "no", e.reason)
                for e in edits
            ),
        )
        return
    print_table(
        columns[:5],
        ((e.raw, e.kind, _short(e.before), _short(e.after), "yes" if e.certain else "no") for e in edits),
    )
    reasons = {(e.kind, e.reason) for e in edits if e.certain} | {
        (f"{e.kind} (not certain)", e.reason) for e in edits if not e.certain
    }
    print_table(("kind", "why"), sorted(reasons))


def _short(text: str) -> str:
    """A long edit (a menu taken out) by its two ends."""
    return text if len(text) <= 60 else f"{text[:30]} … {text[-25:]}"
