<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>flavormap</name>
    <message numerus="yes">
        <source>%n different values</source>
        <translation>
            <numerusform>%n different value</numerusform>
            <numerusform>%n different values</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::ActivityDock</name>
    <message numerus="yes">
        <source>%n request(s) since %1</source>
        <translation>
            <numerusform>%n request since %1</numerusform>
            <numerusform>%n requests since %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::AddEntryDialog</name>
    <message numerus="yes">
        <source>It goes into all %n image types.</source>
        <translation>
            <numerusform>It goes into all %n image type.</numerusform>
            <numerusform>It goes into all %n image types.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::CatalogueState</name>
    <message numerus="yes">
        <source>All %n image type(s) are hidden by</source>
        <translation>
            <numerusform>The %n image type is hidden by</numerusform>
            <numerusform>All %n image types are hidden by</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::ChangeDetails</name>
    <message numerus="yes">
        <source>%n byte(s), exactly as sent</source>
        <translation>
            <numerusform>%n byte, exactly as sent</numerusform>
            <numerusform>%n bytes, exactly as sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n cell(s) change</source>
        <translation>
            <numerusform>%1 of %n cell change</numerusform>
            <numerusform>%1 of %n cells change</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::ChangeListModel</name>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%n cell</numerusform>
            <numerusform>%n cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s)</source>
        <translation>
            <numerusform>%n provider</numerusform>
            <numerusform>%n providers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Used by the cluster template(s) %1.</source>
        <translation>
            <numerusform>Used by the cluster template %1.</numerusform>
            <numerusform>Used by the cluster templates %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::ChangePlan</name>
    <message numerus="yes">
        <source>%n change(s) for %1, as of %2</source>
        <translation>
            <numerusform>%n change for %1, as of %2</numerusform>
            <numerusform>%n changes for %1, as of %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::ChangesDialogs</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) fit as they are.</source>
        <translation>
            <numerusform>%n change fits as it is.</numerusform>
            <numerusform>%n changes fit as they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) meet something else on the server, and are staged as conflicts to be decided: %1.</source>
        <translation>
            <numerusform>%n change meets something else on the server, and is staged as a conflict to be decided: %1.</numerusform>
            <numerusform>%n changes meet something else on the server, and are staged as conflicts to be decided: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n image type(s) have other changes staged here: %1.</source>
        <translation>
            <numerusform>%n image type has other changes staged here: %1.</numerusform>
            <numerusform>%n image types have other changes staged here: %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are on the server already.</source>
        <translation>
            <numerusform>%n change is on the server already.</numerusform>
            <numerusform>%n changes are on the server already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) are staged here already.</source>
        <translation>
            <numerusform>%n change is staged here already.</numerusform>
            <numerusform>%n changes are staged here already.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) can&apos;t be staged here:</source>
        <translation>
            <numerusform>%n change can&apos;t be staged here:</numerusform>
            <numerusform>%n changes can&apos;t be staged here:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>“%1” holds %n change(s).</source>
        <translation>
            <numerusform>“%1” holds %n change.</numerusform>
            <numerusform>“%1” holds %n changes.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stage %n change(s), keep what is staged</source>
        <translation>
            <numerusform>Stage %n change, keep what is staged</numerusform>
            <numerusform>Stage %n changes, keep what is staged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stage %n change(s), replace what is staged</source>
        <translation>
            <numerusform>Stage %n change, replace what is staged</numerusform>
            <numerusform>Stage %n changes, replace what is staged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stage %n change(s)</source>
        <translation>
            <numerusform>Stage %n change</numerusform>
            <numerusform>Stage %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::ChangesPane</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::Closing</name>
    <message numerus="yes">
        <source>%1 of %n change(s) are applied to %2 so far.</source>
        <translation>
            <numerusform>%1 of %n change is applied to %2 so far.</numerusform>
            <numerusform>%1 of %n changes are applied to %2 so far.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) for %1 can&apos;t be kept as a draft.</source>
        <translation>
            <numerusform>%n change for %1 can&apos;t be kept as a draft.</numerusform>
            <numerusform>%n changes for %1 can&apos;t be kept as a draft.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Close and lose %n change(s)</source>
        <translation>
            <numerusform>Close and lose %n change</numerusform>
            <numerusform>Close and lose %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::ConfirmProduction</name>
    <message numerus="yes">
        <source>%n change(s) will be sent to a production server. Type its name, &lt;b&gt;%1&lt;/b&gt;, to go on.</source>
        <translation>
            <numerusform>%n change will be sent to a production server. Type its name, &lt;b&gt;%1&lt;/b&gt;, to go on.</numerusform>
            <numerusform>%n changes will be sent to a production server. Type its name, &lt;b&gt;%1&lt;/b&gt;, to go on.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %n change(s)</source>
        <translation>
            <numerusform>Apply %n change</numerusform>
            <numerusform>Apply %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::ConflictStrip</name>
    <message numerus="yes">
        <source>%n cell(s) were changed on the server after they were read.</source>
        <translation>
            <numerusform>%n cell was changed on the server after it was read.</numerusform>
            <numerusform>%n cells were changed on the server after they were read.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::ConnectionCard</name>
    <message numerus="yes">
        <source>%n change(s), not sent</source>
        <translation>
            <numerusform>%n change, not sent</numerusform>
            <numerusform>%n changes, not sent</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::ConnectionsPage</name>
    <message numerus="yes">
        <source>%n change(s) that are staged for it stay on this disk: a new connection to the same server, tenant and user tells of them.</source>
        <translation>
            <numerusform>%n change that is staged for it stays on this disk: a new connection to the same server, tenant and user tells of it.</numerusform>
            <numerusform>%n changes that are staged for it stay on this disk: a new connection to the same server, tenant and user tells of them.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::EditSession</name>
    <message numerus="yes">
        <source>Keep mine in %n cell(s)</source>
        <translation>
            <numerusform>Keep mine in %n cell</numerusform>
            <numerusform>Keep mine in %n cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take theirs in %n cell(s)</source>
        <translation>
            <numerusform>Take theirs in %n cell</numerusform>
            <numerusform>Take theirs in %n cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Keep mine in %n image type(s)</source>
        <translation>
            <numerusform>Keep mine in %n image type</numerusform>
            <numerusform>Keep mine in %n image types</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take theirs in %n image type(s)</source>
        <translation>
            <numerusform>Take theirs in %n image type</numerusform>
            <numerusform>Take theirs in %n image types</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::FormHead</name>
    <message numerus="yes">
        <source>%n image type(s) selected</source>
        <translation>
            <numerusform>%n image type selected</numerusform>
            <numerusform>%n image types selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n staged</source>
        <translation>
            <numerusform>%n staged</numerusform>
            <numerusform>%n staged</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::ImageTypeCommands</name>
    <message numerus="yes">
        <source>Delete %n image types</source>
        <translation>
            <numerusform>Delete %n image type</numerusform>
            <numerusform>Delete %n image types</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revert %n image types</source>
        <translation>
            <numerusform>Revert %n image type</numerusform>
            <numerusform>Revert %n image types</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::ImageTypeTableModel</name>
    <message numerus="yes">
        <source>Clear %n cells</source>
        <translation>
            <numerusform>Clear %n cell</numerusform>
            <numerusform>Clear %n cells</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::JsonTab</name>
    <message numerus="yes">
        <source>%n cell(s) typed here, not staged yet (Ctrl+Return).</source>
        <translation>
            <numerusform>%n cell typed here, not staged yet (Ctrl+Return).</numerusform>
            <numerusform>%n cells typed here, not staged yet (Ctrl+Return).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) that you typed changed meanwhile. The first is now: %1</source>
        <translation>
            <numerusform>%n cell that you typed changed meanwhile. It is now: %1</numerusform>
            <numerusform>%n cells that you typed changed meanwhile. The first is now: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::MainWindow</name>
    <message numerus="yes">
        <source>%n change(s) of them were edited since and stay staged.</source>
        <translation>
            <numerusform>%n change of them was edited since and stays staged.</numerusform>
            <numerusform>%n changes of them were edited since and stay staged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) stay staged for %1.</source>
        <translation>
            <numerusform>%n change stays staged for %1.</numerusform>
            <numerusform>%n changes stay staged for %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) from %1 are still staged.</source>
        <translation>
            <numerusform>%n change from %1 is still staged.</numerusform>
            <numerusform>%n changes from %1 are still staged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Review %n change(s)</source>
        <translation>
            <numerusform>Review %n change</numerusform>
            <numerusform>Review %n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::MatrixView</name>
    <message numerus="yes">
        <source>Paste %n cells</source>
        <translation>
            <numerusform>Paste %n cell</numerusform>
            <numerusform>Paste %n cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revert %n cells</source>
        <translation>
            <numerusform>Revert %n cell</numerusform>
            <numerusform>Revert %n cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Fix %n problems</source>
        <translation>
            <numerusform>Fix %n problem</numerusform>
            <numerusform>Fix %n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Paste %n cell(s) of %1</source>
        <translation>
            <numerusform>Paste %n cell of %1</numerusform>
            <numerusform>Paste %n cells of %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::MemberField</name>
    <message numerus="yes">
        <source>Edit %1 of %n image types</source>
        <translation>
            <numerusform>Edit %1 of %n image type</numerusform>
            <numerusform>Edit %1 of %n image types</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::MergedCells</name>
    <message numerus="yes">
        <source>%n cell(s) came from the server at %1, beside what you have staged.</source>
        <translation>
            <numerusform>%n cell came from the server at %1, beside what you have staged.</numerusform>
            <numerusform>%n cells came from the server at %1, beside what you have staged.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::OtherDraftNotices</name>
    <message numerus="yes">
        <source>Discard %n staged change(s) for %1?</source>
        <translation>
            <numerusform>Discard %n staged change for %1?</numerusform>
            <numerusform>Discard %n staged changes for %1?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n change(s)</source>
        <translation>
            <numerusform>Discard %n change</numerusform>
            <numerusform>Discard %n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) for this server were staged under a connection that is not saved any more. They wait on this computer, and are not sent.</source>
        <translation>
            <numerusform>%n change for this server was staged under a connection that is not saved any more. It waits on this computer, and is not sent.</numerusform>
            <numerusform>%n changes for this server were staged under a connection that is not saved any more. They wait on this computer, and are not sent.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n staged change(s) belong to %1, where “%2” was before it was edited. They wait there, and are not sent to this server.</source>
        <translation>
            <numerusform>%n staged change belongs to %1, where “%2” was before it was edited. It waits there, and is not sent to this server.</numerusform>
            <numerusform>%n staged changes belong to %1, where “%2” was before it was edited. They wait there, and are not sent to this server.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::PasteDialog</name>
    <message numerus="yes">
        <source>%n matched</source>
        <translation>
            <numerusform>%n matched</numerusform>
            <numerusform>%n matched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unmatched</source>
        <translation>
            <numerusform>%n unmatched</numerusform>
            <numerusform>%n unmatched</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n the same</source>
        <translation>
            <numerusform>%n the same</numerusform>
            <numerusform>%n the same</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Clear %n cell(s) here that had no value there</source>
        <translation>
            <numerusform>&amp;Clear %n cell here that had no value there</numerusform>
            <numerusform>&amp;Clear %n cells here that had no value there</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Stage %n cell(s)</source>
        <translation>
            <numerusform>&amp;Stage %n cell</numerusform>
            <numerusform>&amp;Stage %n cells</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::ProviderMapModel</name>
    <message numerus="yes">
        <source>%n different values</source>
        <translation>
            <numerusform>%n different values</numerusform>
            <numerusform>%n different values</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Revert %1 in %n image types</source>
        <translation>
            <numerusform>Revert %1 in %n image type</numerusform>
            <numerusform>Revert %1 in %n image types</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::ProviderMapNotes</name>
    <message numerus="yes">
        <source>What you type here goes into all %n.</source>
        <translation>
            <numerusform>What you type here goes into all %n.</numerusform>
            <numerusform>What you type here goes into all %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No mapping for %1 and %n more</source>
        <translation>
            <numerusform>No mapping for %1 and %n more</numerusform>
            <numerusform>No mapping for %1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::ProviderMapView</name>
    <message numerus="yes">
        <source>%1 of %n provider(s)</source>
        <translation>
            <numerusform>%1 of %n provider</numerusform>
            <numerusform>%1 of %n providers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::ReviewFoot</name>
    <message numerus="yes">
        <source>Applying %n change(s) to %1 …</source>
        <translation>
            <numerusform>Applying %n change to %1 …</numerusform>
            <numerusform>Applying %n changes to %1 …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %n change(s) to %1</source>
        <translation>
            <numerusform>Apply %n change to %1</numerusform>
            <numerusform>Apply %n changes to %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Apply %1 of %n change(s) to %2</source>
        <translation>
            <numerusform>Apply %1 of %n change to %2</numerusform>
            <numerusform>Apply %1 of %n changes to %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) stay staged.</source>
        <translation>
            <numerusform>%n change stays staged.</numerusform>
            <numerusform>%n changes stay staged.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) staged; nothing was sent yet.</source>
        <translation>
            <numerusform>%n change staged; nothing was sent yet.</numerusform>
            <numerusform>%n changes staged; nothing was sent yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s) are held back.</source>
        <translation>
            <numerusform>%n conflict is held back.</numerusform>
            <numerusform>%n conflicts are held back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::StatusLine</name>
    <message numerus="yes">
        <source>%1 of %n image type(s)</source>
        <translation>
            <numerusform>%1 of %n image type</numerusform>
            <numerusform>%1 of %n image types</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n conflict(s)</source>
        <translation>
            <numerusform>%n conflict</numerusform>
            <numerusform>%n conflicts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) selected</source>
        <translation>
            <numerusform>%n cell selected</numerusform>
            <numerusform>%n cells selected</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::TestPanel</name>
    <message numerus="yes">
        <source>%n image type(s).</source>
        <translation>
            <numerusform>%n image type.</numerusform>
            <numerusform>%n image types.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::UsedByTab</name>
    <message numerus="yes">
        <source>%n cluster template(s) of this server name %1.</source>
        <translation>
            <numerusform>%n cluster template of this server names %1.</numerusform>
            <numerusform>%n cluster templates of this server name %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>flavormap::WorkspacePage</name>
    <message numerus="yes">
        <source>%1 of %n image type(s)</source>
        <translation>
            <numerusform>%1 of %n image type</numerusform>
            <numerusform>%1 of %n image types</numerusform>
        </translation>
    </message>
</context>
</TS>
