"""The graphs and the states of a module as text, for ``poolproof debug``."""

from __future__ import annotations

from collections.abc import Iterable

from poolproof.analysis import Analysis
from poolproof.inspection.graph_text import graphs_text
from poolproof.inspection.state_text import states_text
from poolproof.linking.meanings import Module
from poolproof.source.unit import Corpus, SourceUnit
from poolproof.syntax.collecting import collect
from poolproof.syntax.parse import parse
from poolproof.typestate.catalogue import Catalogue
from poolproof.typestate.protocol import Protocol


def render_cfg(unit: SourceUnit, protocols: Iterable[Protocol]) -> str:
    """Write the control-flow graphs of a module as text, for ``poolproof debug cfg``.

    Raises ``ParseFailure``. Graphs know no pools, so nothing is asked of the protocols.
    """
    del protocols
    module = Module(unit.path, unit.shown, unit.text, collect(parse(unit.text)))
    return graphs_text(module)


def render_states(unit: SourceUnit, corpus: Corpus, protocols: Iterable[Protocol]) -> str:
    """Write the pool states of a module as text, for ``poolproof debug states``.

    Raises ``ParseFailure``.
    """
    analysis = Analysis(corpus, Catalogue.of(protocols))
    return states_text(analysis, analysis.module(unit))
