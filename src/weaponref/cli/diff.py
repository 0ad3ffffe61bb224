"""``weaponref diff``: what changed between two versions of the data."""

from __future__ import annotations

import click

from weaponref.cli import options


__all__ = ("command",)


@click.command("diff")
@click.argument("old")
@click.argument("new")
@options.page_format
@options.as_json
@click.pass_context
def command(ctx: click.Context, old: str, new: str, page_format: str, as_json: bool) -> None:
    """What changed between two versions of the data: records and claims that came, went and changed.

    OLD and NEW are folders of data files; wheels or source distributions of weaponref; or git revisions, whose folder
    "data" is read. The word "bundled" stands for the data that come with weaponref. What was renamed is told as such.
    The exit code is 0 if nothing changed and 1 if something did.
    """
    from weaponref.cli.output import write, write_json, write_page
    from weaponref.cli.revisions import version_of

    before, after = version_of(old), version_of(new)
    found = before.diff(after)
    if as_json:
        from weaponref.render.data import diff_data

        write_json(diff_data(found))
    elif page_format == "markdown":
        from weaponref.render.changelog import diff_markdown

        write(diff_markdown(found))
    else:
        from weaponref.render.lists import diff_page

        write_page(diff_page(found))
    ctx.exit(1 if found else 0)
