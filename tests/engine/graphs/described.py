# ruff: noqa
"""Functions whose calls say what follows them. Read by the tests, never run."""


def straight():
    node("a", succ=["b"], raises=["raised"])
    node("b", succ=["exit"], raises=["raised"])


def arguments_come_first():
    use(node("a", succ=["b"]), key=node("b", succ=["c"]))
    node("c", succ=["exit"])


def choice():
    if node("test", succ=["then", "other"]):
        node("then", succ=["end"])
    else:
        node("other", succ=["end"])
    node("end", succ=["exit"])


def choice_without_else():
    if node("test", succ=["then", "end"]):
        node("then", succ=["end"])
    node("end", succ=["exit"])


def chain():
    if node("a", succ=["in a", "b"]):
        node("in a", succ=["end"])
    elif node("b", succ=["in b", "c"]):
        node("in b", succ=["end"])
    elif node("c", succ=["in c", "else"]):
        node("in c", succ=["end"])
    else:
        node("else", succ=["end"])
    node("end", succ=["exit"])


def both_sides_leave():
    if node("test", succ=["then", "other"]):
        return node("then", succ=["exit"])
    else:
        raise node("other", succ=["raised"])
    node("never")


def constant_tests():
    if 0:
        node("never")
    while True:
        node("body", succ=["body"], raises=["raised"])
    node("never either")


def loop():
    while node("test", succ=["body", "after"]):
        node("body", succ=["test"])
    node("after", succ=["exit"])


def loop_with_else():
    while node("test", succ=["body", "else"]):
        if node("body", succ=["leave", "test"]):
            node("leave", succ=["after"])
            break
    else:
        node("else", succ=["after"])
    node("after", succ=["exit"])


def loop_over():
    for x in node("items", succ=["body", "after"]):
        node("body", succ=["body", "after"])
    node("after", succ=["exit"])


def loop_over_with_else():
    for x in node("items", succ=["first", "else"]):
        if node("first", succ=["skip", "second"]):
            node("skip", succ=["first", "else"])
            continue
        if node("second", succ=["stop", "third"]):
            node("stop", succ=["after"])
            break
        node("third", succ=["first", "else"])
    else:
        node("else", succ=["after"])
    node("after", succ=["exit"])


def loops_in_loops():
    for x in xs:
        for y in node("inner items", succ=["inner", "outer end"]):
            if node("inner", succ=["out", "inner", "outer end"]):
                node("out", succ=["after break"])
                break
        else:
            node("outer end", succ=["inner items", "exit"])
            continue
        node("after break", succ=["inner items", "exit"])


def break_in_else_of_inner_loop():
    while node("outer", succ=["inner", "end"]):
        while node("inner", succ=["body", "else"]):
            node("body", succ=["inner"])
        else:
            node("else", succ=["end"])
            break
    node("end", succ=["exit"])


def handlers():
    try:
        node("body", succ=["else"], raises=["value", "key", "raised"])
    except ValueError:
        node("value", succ=["end"], raises=["raised"])
    except KeyError:
        node("key", succ=["end"], raises=["raised"])
    else:
        node("else", succ=["end"], raises=["raised"])
    node("end", succ=["exit"])


def handler_that_catches_all():
    try:
        node("body", succ=["exit"], raises=["handler"])
    except Exception:
        node("handler", succ=["exit"], raises=["raised"])


def bare_handler():
    try:
        node("body", raises=["value", "all"])
    except ValueError:
        node("value")
    except:
        node("all", succ=["raised"])
        raise


def tuple_of_kinds():
    try:
        node("body", raises=["handler"])
    except (OSError, BaseException):
        node("handler")


def explicit_raise_in_try():
    try:
        raise node("make", succ=["handler", "raised"], raises=["handler", "raised"])
    except ValueError:
        node("handler", succ=["exit"])


def cleanup():
    try:
        node("body", succ=["finally"], raises=["finally"])
    finally:
        node("finally", succ=["end", "raised"], raises=["raised"])
    node("end", succ=["exit"])


def cleanup_after_handler():
    try:
        node("body", succ=["finally"], raises=["handler"])
    except Exception:
        node("handler", succ=["finally"], raises=["finally"])
    finally:
        node("finally", succ=["exit", "raised"])


def cleanup_after_handler_that_may_miss():
    try:
        node("body", succ=["else"], raises=["handler", "finally"])
    except ValueError:
        node("handler", succ=["finally"], raises=["finally"])
    else:
        node("else", succ=["finally"], raises=["finally"])
    finally:
        node("finally", succ=["end", "raised"])
    node("end", succ=["exit"])


def return_through_finally():
    try:
        return node("value", succ=["finally"], raises=["finally"])
    finally:
        node("finally", succ=["exit", "raised"])
    node("never")


def return_through_two():
    try:
        try:
            return node("value", succ=["inner"], raises=["inner"])
        finally:
            node("inner", succ=["outer"], raises=["outer"])
    finally:
        node("outer", succ=["exit", "raised"], raises=["raised"])


def return_in_finally_wins():
    try:
        node("body", succ=["finally"], raises=["finally"])
    finally:
        return node("finally", succ=["exit"], raises=["raised"])


def raise_in_finally():
    try:
        return node("body", succ=["finally"], raises=["finally"])
    finally:
        raise node("finally", succ=["raised"])


def break_through_finally():
    for x in xs:
        try:
            node("body", succ=["finally"], raises=["finally"])
            break
        finally:
            node("finally", succ=["end", "raised"])
    node("end", succ=["exit"])


def continue_through_finally():
    while node("test", succ=["body", "end"]):
        try:
            if node("body", succ=["finally", "rest"]):
                continue
            node("rest", succ=["finally"])
        finally:
            node("finally", succ=["test", "raised"])
    node("end")


def break_in_finally_swallows():
    while node("test", succ=["body", "end"]):
        try:
            node("body", succ=["finally"], raises=["finally"])
        finally:
            node("finally", succ=["end"], raises=["raised"])
            break
    node("end", succ=["exit"])


def continue_in_finally_swallows():
    for x in xs:
        try:
            return node("body", succ=["finally"], raises=["finally"])
        finally:
            node("finally", succ=["body", "exit"])
            continue


def jump_out_of_inner_loop_stays_inside_cleanup():
    try:
        for x in xs:
            node("body", succ=["after"])
            break
        node("after", succ=["finally"])
    finally:
        node("finally", succ=["exit", "raised"])


def jump_past_one_of_two_cleanups():
    try:
        while node("test", succ=["body", "after"]):
            try:
                node("body", succ=["inner"])
                break
            finally:
                node("inner", succ=["after", "outer"])
        node("after", succ=["outer"])
    finally:
        node("outer", succ=["exit", "raised"])


def exception_in_handler_skips_its_brothers():
    try:
        try:
            node("body", raises=["first", "second", "outer"])
        except ValueError:
            node("first", raises=["outer"])
        except KeyError:
            node("second", raises=["outer"])
    except Exception:
        node("outer", raises=["raised"])


def return_in_handler_with_finally():
    try:
        node("body", succ=["finally"], raises=["handler"])
    except:
        return node("handler", succ=["finally"], raises=["finally"])
    finally:
        node("finally", succ=["after", "exit", "raised"])
    node("after", succ=["exit"])


def managed():
    with node("manager", succ=["body"], raises=["raised"]):
        node("body", succ=["after"], raises=["after", "raised"])
    node("after", succ=["exit"])


def managed_several():
    with (
        node("one", succ=["two"], raises=["raised"]) as a,
        node("two", succ=["body"], raises=["after", "raised"]) as b,
    ):
        node("body", succ=["after"], raises=["after", "raised"])
    node("after", succ=["exit"])


def managed_return():
    with one:
        return node("value", succ=["exit"], raises=["after", "raised"])
    node("after", succ=["exit"])


def managed_in_try():
    try:
        with one:
            node("body", succ=["else"], raises=["else", "handler"])
    except Exception:
        node("handler", succ=["exit"])
    else:
        node("else", succ=["exit"], raises=["raised"])


def try_in_managed():
    with one:
        try:
            node("body", succ=["end"], raises=["handler", "end", "raised"])
        except ValueError:
            node("handler", succ=["end"], raises=["end", "raised"])
    node("end", succ=["exit"])


def managed_in_loop():
    for x in xs:
        with one:
            if node("body", succ=["stop", "body", "end"], raises=["body", "end", "raised"]):
                node("stop", succ=["end"])
                break
    node("end", succ=["exit"])


async def asynchronous():
    async with node("manager", succ=["items"]):
        async for x in node("items", succ=["body", "end"]):
            await node("body", succ=["body", "end"], raises=["end", "raised"])
    await node("end", succ=["exit"])


def generator():
    yield node("a", succ=["b"])
    yield from node("b", succ=["c"])
    x = yield
    node("c", succ=["exit"])


def generator_with_cleanup():
    try:
        yield node("value", succ=["finally"], raises=["finally"])
    finally:
        node("finally", succ=["exit", "raised"])


def matching():
    match node("subject", succ=["one", "two", "guard", "end"]):
        case 1:
            node("one", succ=["end"])
        case [2, *rest]:
            node("two", succ=["end"])
        case {"three": x} if node("guard", succ=["three", "end"]):
            node("three", succ=["end"])
    node("end", succ=["exit"])


def matching_with_wildcard():
    match node("subject", succ=["one", "rest"]):
        case 1:
            node("one", succ=["exit"])
        case _:
            node("rest", succ=["exit"])


def matching_a_name():
    match node("subject", succ=["guard"]):
        case x if node("guard", succ=["guarded", "other"]):
            node("guarded", succ=["exit"])
        case other:
            node("other", succ=["exit"])


def asserting():
    try:
        assert node("claim", succ=["message", "end"]), node(
            "message", succ=["handler"], raises=["handler"]
        )
        node("end", succ=["exit"], raises=["handler"])
    except Exception:
        node("handler", succ=["exit"])


def short_circuit():
    if (
        node("a", succ=["b", "c"])
        and node("b", succ=["then", "c"])
        or node("c", succ=["then", "end"])
    ):
        node("then", succ=["end"])
    node("end")


def short_circuit_of_negations():
    if not (node("a", succ=["b", "then"]) and not node("b", succ=["then", "end"])):
        node("then", succ=["end"])
    node("end")


def short_circuit_value():
    x = node("a", succ=["b", "end"]) or node("b", succ=["c", "end"]) or node("c", succ=["end"])
    node("end")


def short_circuit_inside_arguments():
    use(node("a", succ=["b", "c"]) and node("b", succ=["c"]), node("c", succ=["exit"]))


def ternary():
    x = (
        node("then", succ=["end"])
        if node("test", succ=["then", "other"])
        else node("other", succ=["end"])
    )
    node("end")


def ternary_as_test():
    if (
        node("yes", succ=["then", "end"])
        if node("which", succ=["yes", "no"])
        else node("no", succ=["then", "end"])
    ):
        node("then", succ=["end"])
    node("end")


def comprehension():
    x = [node("element", succ=["element", "end"]) for y in node("items", succ=["element", "end"])]
    node("end")


def comprehension_with_test():
    x = {
        node("element", succ=["test", "end"])
        for y in node("items", succ=["test", "end"])
        if node("test", succ=["element", "test", "end"])
    }
    node("end")


def comprehension_of_two():
    x = [
        node("element", succ=["element", "inner", "end"])
        for y in node("outer", succ=["inner", "end"])
        for z in node("inner", succ=["element", "inner", "end"])
    ]
    node("end")


def comprehension_of_pairs():
    x = {node("key", succ=["value"]): node("value", succ=["key", "end"]) for y in ys}
    node("end")


def comprehension_in_try():
    try:
        x = [node("element", raises=["handler"]) for y in ys]
    except Exception:
        node("handler", succ=["exit"])


def nested_function():
    node("a", succ=["decorator"])

    @node("decorator", succ=["default"])
    def inner(x=node("default", succ=["b"])):
        other("not here")

    node("b", succ=["exit"])


def nested_lambda():
    f = lambda x=node("default", succ=["end"]): other("not here")
    node("end")


def class_inside():
    class Inner(node("base", succ=["body"])):
        x = node("body", succ=["end"])

        def method(self):
            other("not here")

    node("end")


def walrus():
    if (x := node("a", succ=["b", "end"])) and node("b", succ=["end"]):
        pass
    node("end")


def text_with_holes():
    x = f"{node('a', succ=['b'])} and {node('b', succ=['end'])!r:>{node_width}}"
    node("end")


def subscripts_and_attributes():
    node("b", succ=["c"]).attribute[node("c", succ=["exit"])] = node("a", succ=["b"])


def nothing_at_all():
    pass
