# SPDX-License-Identifier: GPL-3.0-or-later
"""The checks of this folder find what they are there to find: each test plants one fault.

test_checks.py QT_HEADERS LUPDATE
"""

import sys
import tempfile
import unittest
from pathlib import Path

import compile_warnings
import house_rules
import include_table
import plurals

QT_HEADERS = sys.argv.pop(1) if len(sys.argv) > 1 else ""
LUPDATE = sys.argv.pop(1) if len(sys.argv) > 1 else ""


class Planted(unittest.TestCase):
    """A source tree in a temporary folder, with one file planted."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def plant(self, name, text, licence=True):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        first = house_rules.LICENCE + "\n" if licence else ""
        path.write_text(first + text + "\n", encoding="utf-8")
        return path


class IncludeTable(Planted):
    qt = include_table.QtHeaders(QT_HEADERS) if QT_HEADERS else None

    def found(self, layer, include):
        path = self.plant(f"src/{layer}/planted.cpp", f"#include {include}")
        found = list(include_table.complaints(self.root, self.qt))
        path.unlink()
        return found

    def test_wrong_arrows_are_found(self):
        for layer, include in [
            ("domain", '"edit/patch.h"'),
            ("domain", "<QUndoStack>"),
            ("edit", "<QPainter>"),
            ("edit", "<QtGui/QPainter>"),
            ("edit", "<qpainter.h>"),
            ("edit", "<QCoroTask>"),
            ("api", "<QWidget>"),
            ("store", '"api/endpoint.h"'),
            ("store", "<QNetworkReply>"),
            ("sync", "<QNetworkAccessManager>"),
            ("models", '"sync/workspace.h"'),
            ("models", "<QTableView>"),
            ("gui", '"api/httpfunnel.h"'),
            ("gui", '"sandbox/server.h"'),
            ("gui", "<QSqlQuery>"),
            ("sandbox", "<QTcpServer>"),
            ("sandbox", '"api/endpoint.h"'),
            ("api", "<httplib.h>"),
            ("gui", "<simdjson.h>"),
            ("app", "<openssl/ssl.h>"),
            ("app", "<QTest>"),
            ("gui", '"../api/httpfunnel.h"'),
            ("domain", '"value.h"'),
        ]:
            with self.subTest(layer=layer, include=include):
                found = self.found(layer, include)
                self.assertEqual(len(found), 1, found)
                self.assertTrue(found[0].startswith(f"src/{layer}/planted.cpp:2: "), found)

    def test_right_arrows_pass(self):
        for layer, include in [
            ("domain", '"domain/value.h"'),
            ("domain", "<simdjson.h>"),
            ("domain", "<QtCore/QString>"),
            ("domain", "<string_view>"),
            ("domain", "<tl/expected.hpp>"),
            ("edit", "<QUndoStack>"),
            ("api", "<QCoroTask>"),
            ("api", "<QNetworkReply>"),
            ("store", "<qt6keychain/keychain.h>"),
            ("sync", "<QtConcurrentRun>"),
            ("models", "<QColor>"),
            ("gui", '"api/endpoint.h"'),
            ("gui", '"ui_mainwindow.h"'),
            ("gui", '"moc_mainwindow.cpp"'),
            ("gui", "<QPainter>"),
            ("sandbox", "<httplib.h>"),
            ("app", '"sandbox/server.h"'),
        ]:
            with self.subTest(layer=layer, include=include):
                self.assertEqual(self.found(layer, include), [])

    def test_spaced_include_is_found_and_commented_one_is_not(self):
        self.plant("src/domain/planted.cpp", '//#include <QWidget>\n/* \n#include <QLabel> */\n  #  include  <QFrame>')
        found = list(include_table.complaints(self.root, self.qt))
        self.assertEqual(found, ["src/domain/planted.cpp:5: domain may not include <QFrame> (QtWidgets)"])

    def test_unknown_folder_is_found(self):
        self.plant("src/helpers/planted.cpp", "")
        self.assertEqual(len(list(include_table.complaints(self.root, self.qt))), 1)


class HouseRules(Planted):
    def found(self, name, text, licence=True):
        path = self.plant(name, text, licence)
        found = list(house_rules.complaints(self.root))
        path.unlink()
        return found

    def test_forbidden_calls_are_found(self):
        for layer, code in [
            ("gui", "dialog.exec();"),
            ("gui", "dialog->exec();"),
            ("gui", "QMenu::exec(actions, place);"),
            ("gui", "return exec();"),
            ("gui", "query.exec();"),
            ("store", "dialog.exec();"),
            ("app", "dialog.exec();"),
            ("sync", "QEventLoop loop;"),
            ("gui", "QCoreApplication::processEvents();"),
            ("api", "socket.waitForConnected();"),
            ("api", "QCoro::waitFor(task);"),
            ("store", "co_await ended; thread.waitForFinished();"),
            ("sandbox", "QThread::msleep(1);"),
            ("sandbox", "std::this_thread::sleep_for(pause);"),
            ("gui", "setStyleSheet(text);"),
        ]:
            with self.subTest(layer=layer, code=code):
                name = f"src/{layer}/planted.cpp"
                found = self.found(name, f"void f()\n{{\n    {code}\n}}")
                self.assertEqual(len(found), 1, found)
                self.assertTrue(found[0].startswith(f"{name}:4: "), found)

    def test_what_is_meant_well_passes(self):
        for layer, code in [
            ("store", "insertQuery.exec();"),
            ("app", "return app.exec();"),
            ("app", "return QApplication::exec();"),
            ("gui", '// no exec() here\nlog("dialog.exec()");'),
            ("gui", "executeAll(); m_exec = 1;"),
            ("store", "co_await qCoro(thread).waitForFinished();"),
            ("sandbox", "while (connection.waitForRequest()) answer();"),
            ("domain", "const int large = 1'000'000; // waitFor()"),
        ]:
            with self.subTest(layer=layer, code=code):
                self.assertEqual(self.found(f"src/{layer}/planted.cpp", code), [])

    def test_code_after_a_digit_separator_is_still_read(self):
        self.assertEqual(len(self.found("src/gui/planted.cpp", "int a = 1'000; dialog.exec(); int b = 1'000;")), 1)

    def test_missing_licence_is_found(self):
        self.assertEqual(len(self.found("tests/domain/tst_planted.cpp", "int i;", licence=False)), 1)

    def test_missing_pragma_is_found(self):
        self.assertEqual(len(self.found("src/domain/planted.h", "int i;")), 1)

    def test_tool_that_is_looked_up_when_configuring_is_found(self):
        for text in ["find_program(CLANG_FORMAT clang-format-16)", "\n  FIND_PROGRAM( xvfb\n  Xvfb)"]:
            self.assertEqual(len(self.found("tests/planted/CMakeLists.txt", text, licence=False)), 1)
        for text in ["find_program(CCACHE ccache)", "# no find_program(X x) here", "find_package(Qt6)"]:
            self.assertEqual(self.found("tests/planted/CMakeLists.txt", text, licence=False), [])

    def test_switched_off_warning_is_found(self):
        for pragma in ["#pragma GCC diagnostic ignored \"-Wshadow\"", "  # pragma clang diagnostic push"]:
            self.assertEqual(len(self.found("tests/domain/tst_planted.cpp", pragma)), 1)
        self.assertEqual(self.found("tests/domain/tst_planted.cpp", "// #pragma GCC diagnostic ignored"), [])

    def test_long_file_is_found(self):
        self.assertEqual(self.found("src/domain/planted.cpp", "\n" * 398), [])
        self.assertEqual(len(self.found("src/domain/planted.cpp", "\n" * 399)), 1)


class CompileWarnings(unittest.TestCase):
    everything = "c++ " + " ".join(compile_warnings.WANTED) + " -c a.cpp"

    def test_all_flags_pass(self):
        self.assertEqual(compile_warnings.wrong_with(self.everything), [])

    def test_each_missing_flag_is_found(self):
        for flag in compile_warnings.WANTED:
            self.assertEqual(compile_warnings.wrong_with(self.everything.replace(flag + " ", "")), [f"lacks {flag}"])

    def test_switched_off_warning_is_found(self):
        for flag in ["-Wno-shadow", "-Wno-error", "-w"]:
            self.assertEqual(compile_warnings.wrong_with(f"{self.everything} {flag}"), [f"has {flag}"])


class Plurals(Planted):
    def test_a_text_without_forms_is_found(self):
        self.plant("src/domain/planted.cpp", 'QString s(int n) { return QObject::tr("%n cell(s)", nullptr, n); }')
        self.plant(plurals.TRANSLATION, '<TS version="2.1" language="en"></TS>', licence=False)
        self.assertEqual(list(plurals.complaints(self.root, LUPDATE)), ["%n cell(s)"])


if __name__ == "__main__":
    unittest.main()
