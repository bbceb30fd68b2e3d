"""What names can mean: modules, functions and classes of the project, and what is outside of it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from msgspec import Struct, field

from poolproof.flow.building import Numbering
from poolproof.flow.graph import Graph
from poolproof.flow.lower import lower_function, lower_module
from poolproof.source.remarks import Asked, Shape
from poolproof.syntax.scopes import MODULE, Class, Function, Names


class Outside(Struct, frozen=True):
    """Something that is not defined in the project, by its qualified name."""

    name: str


class FunctionRef(Struct, frozen=True):
    """A function of the project."""

    module: Module
    index: int

    @property
    def function(self) -> Function:
        """What is known about it."""
        return self.module.names.functions[self.index]

    @property
    def graph(self) -> Graph:
        """Its graph."""
        return self.module.graph(self.index)

    def __repr__(self) -> str:
        # In the order of the text also where texts are compared: 9 comes before 10.
        return f"FunctionRef({self.module!r}, {self.index:06})"


class ClassRef(Struct, frozen=True):
    """A class of the project."""

    module: Module
    index: int

    @property
    def definition(self) -> Class:
        """What is known about it."""
        return self.module.names.classes[self.index]

    def __repr__(self) -> str:
        return f"ClassRef({self.module!r}, {self.index:06})"


class ModuleRef(Struct, frozen=True):
    """A module of the project."""

    module: Module


Meaning: TypeAlias = Outside | FunctionRef | ClassRef | ModuleRef


class Module(Struct, eq=False):
    """One parsed module, equal to itself alone: its scopes, and its graphs once asked for."""

    path: Path
    shown: str
    text: str
    names: Names
    graphs: dict[int, Graph] = field(default_factory=dict)
    whole: str = ""
    asked: dict[Asked, bool] = field(default_factory=dict)

    def __repr__(self) -> str:
        # Not the tree: whatever is keyed or sorted by what it holds would print all of it.
        return f"Module({self.shown!r})"

    def says(self, *words: str) -> bool:
        """Whether the text holds one of the words: not only the part of it that was parsed."""
        return any(self._holds(word) for word in words)

    def shows(self, pattern: Shape) -> bool:
        """Whether a pattern is found in the text, of which only a part may have been parsed."""
        return self._holds(pattern)

    def _holds(self, what: Asked) -> bool:
        """Answer once what is asked about each of a module's submissions."""
        if what not in self.asked:
            text = self.whole or self.text
            self.asked[what] = what in text if isinstance(what, str) else bool(what.search(text))
        return self.asked[what]

    def graph(self, function: int) -> Graph:
        """The graph of a function, lowered when first asked for."""
        if function not in self.graphs:
            numbering = Numbering(self.names.numbers)
            if function == MODULE:
                graph = lower_module(self.names.tree, "<module>", numbering)
            else:
                info = self.names.functions[function]
                graph = lower_function(info.node, info.name, numbering)
            self.graphs[function] = graph
        return self.graphs[function]
