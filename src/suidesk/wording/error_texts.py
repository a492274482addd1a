"""What each error code says: what is wrong, and what to do. Places like {limit} take the error's own parameters."""

from __future__ import annotations

from suidesk.wording.translate import translate


def of_records(n: int) -> dict[str, str]:
    """Give the texts about what was typed into a record; `n` is the number that the text counts."""
    return {
        "required": translate("Errors", "This is needed: please fill it in."),
        "too_long": translate("Errors", "This has {length} characters; shorten it to {limit}."),
        "unprintable": translate(
            "Errors", "This holds a character that can't be shown. Type it anew instead of pasting."
        ),
        "year_out_of_range": translate(
            "Errors", "The year {year} must be a slip. Give a day in the years {first} to {last}."
        ),
        "still_to_come": translate(
            "Errors", "{start} is still to come. Note what you plan as a follow-up; a conversation is noted afterwards."
        ),
        "ends_before_start": translate(
            "Errors", "The end, {end}, lies before the start, {start}. Please change one of them."
        ),
        "out_of_range": translate("Errors", "{value} is outside what is possible. Give a number from {low} to {high}."),
        "minutes_out_of_range": translate(
            "Errors", "{value} is outside what is possible. Give a time from {low} to {high}."
        ),
        "amount_out_of_range": translate(
            "Errors", "This amount is below zero or far too large. Check for a digit too many."
        ),
        "only_organisations": translate("Errors", "Only organisations have this. Leave it empty for a person."),
        "not_a_currency": translate(
            "Errors", "“{found}” is no currency. Give its three letters, such as GBP, EUR or DKK."
        ),
        "not_an_email": translate(
            "Errors", "“{found}” can't be an e-mail address. It should look like name@example.org."
        ),
        "not_a_person": translate("Errors", "{name} is an organisation. Please choose a person."),
        "not_an_organisation": translate(
            "Errors",
            "{name} is a person, and this leads to an organisation. Choose one, or another kind of connection.",
        ),
        "tied_to_itself": translate("Errors", "A contact can't be connected with itself. Please choose somebody else."),
        "already_connected": translate(
            "Errors",
            "{name} and {other} are connected like this already. Change or end that connection, or take another kind.",
        ),
        "already_a_volunteer": translate(
            "Errors", "This person is listed as a volunteer already. Change that entry instead of adding another."
        ),
        "promise_settled": translate(
            "Errors", "This promise is no longer open. To change what became of it, open its form."
        ),
        "same_person": translate("Errors", "{name} made this promise. Choose somebody else to take it over."),
        "already_held": translate("Errors", "This person holds it already. Choose somebody else."),
        "given_back": translate("Errors", "This was given back on {until} already. To correct the day, open its form."),
        "slot_ends_before_start": translate(
            "Errors", "These hours end before they begin. Hours past midnight are two: until 24:00, and from 00:00."
        ),
        "seen_ahead": translate("Errors", "This day is still to come. Give the day on which the check was seen."),
        "this_is_you": translate(
            "Errors", "This is you, the user of this desk. In Settings, say first who uses the desk instead."
        ),
        "project_or_organisation": translate(
            "Errors", "A role belongs to a project or to an organisation. Please choose one of the two."
        ),
        "refers_to_itself": translate("Errors", "This can't come after itself. Choose another one, or none."),
        "not_a_subject": translate(
            "Errors",
            "A follow-up is about a contact, project, grant, role, assignment or promise. Choose one, or none.",
        ),
        "not_an_application": translate(
            "Errors", "Only an application is planned back from its deadline. Choose a date of that kind."
        ),
        "step_twice": translate("Errors", "A step is in this plan twice. Give each step once, or leave it out."),
        "after_deadline": translate(
            "Errors", "{start} is after the deadline, {end}. Choose a day before it, or move the deadline."
        ),
        "before_today": translate("Errors", "{start} is past already. Choose today or a later day."),
        "pause_overlaps": translate(
            "Errors",
            "{name} has a pause from {start} already. Change that one, or choose days that don't meet it.",
        ),
        "ask_outside_pause": translate(
            "Errors", "This day isn't in the pause, which begins on {start}. Choose a day in it, or none."
        ),
        "not_in_this_pause": translate(
            "Errors",
            "Some of this isn't theirs, is over by then, or is named twice. Choose promises and roles of the pause.",
        ),
        "cannot_rest": translate(
            "Errors",
            "This begins and ends while they are away, so it can't rest. Let somebody cover it, or leave it as it is.",
        ),
        "covers_own_pause": translate("Errors", "{name} is the one who pauses. Choose somebody else to cover this."),
        "not_a_pause": translate("Errors", "This is leave and no pause. Change its kind first, or plan a pause."),
        "pause_not_begun": translate(
            "Errors", "This pause begins on {start} only. Change its days, or remove it if it won't be."
        ),
        "already_handing_over": translate(
            "Errors", "A handover of {name} is under way already. Open that one, or finish or cancel it first."
        ),
        "handover_closed": translate(
            "Errors", "This handover is finished or cancelled. Take it up again first if something is still to pass on."
        ),
        "successor_is_leaver": translate(
            "Errors", "{name} is the one who leaves. Please choose somebody else to take over."
        ),
        "not_in_this_handover": translate(
            "Errors", "Some of this isn't in this handover, or is passed on already. Choose from what is still open."
        ),
        "item_done": translate("Errors", "This is done already. If that was a slip, undo it."),
        "passed_on": translate(
            "Errors", "This was passed on to somebody else. Undo brings it back; or change the role or promise itself."
        ),
        "nothing_to_pass_on": translate(
            "Errors", "This is over already, so there is nothing to pass on. If a handover has it, take it out there."
        ),
        "already_in_handover": translate("Errors", "This is in the handover already."),
        "not_of_the_leaver": translate(
            "Errors", "This isn't the leaver's to pass on. Choose a role, promise or holding that they have."
        ),
        "names_no_record": translate("Errors", "A note or a step belongs to no record. Leave this empty."),
        "not_a_note": translate(
            "Errors", "Notes are about the purpose, recurring tasks, contacts or advice. Choose one of these."
        ),
        "not_in_future": translate("Errors", "{until} is past already. Choose a later moment."),
        "answers_unreadable": translate(
            "Errors",
            "{name} is no file of answers on doubles ({reason}). Give the report of a dry run as it was written.",
        ),
        "not_merged": translate("Errors", "No merge into {name} is left to take apart: it was taken back already."),
        "merge_erased": translate("Errors", "The other entry was erased for good, so this merge can't be taken apart."),
        "same_entry": translate("Errors", "These are one and the same entry. Choose another one."),
        "different_kinds": translate(
            "Errors", "{name} and {other} are not both persons or both organisations, so they can't be the same one."
        ),
        "not_removed": translate(
            "Errors", "This is still in use. Remove it first; then it can be erased from the bin."
        ),
        "calendar_not_written": translate(
            "Errors",
            "The calendar file in {folder} could not be written: there is no room, or it may not be written to. It is "
            "tried again; or choose another folder in Settings.",
        ),
        "clock_in_doubt": translate(
            "Errors",
            "The clock of this computer may be wrong, so that nothing is written by it. If it is right, say so with "
            "suidesk remind --clock-is-right, and try again.",
        ),
        "calendar_folder_gone": translate(
            "Errors",
            "The folder of the calendar file, {folder}, is not there. Plug the drive in, or choose another folder in "
            "Settings.",
        ),
        "calendar_hangs": translate(
            "Errors",
            "The folder of the calendar file, {folder}, does not answer: a drive or network may be away. Reminders go "
            "on, and the file is written when it answers; or choose another folder in Settings.",
        ),
        "calendar_not_removed": translate(
            "Errors",
            "{name} in {folder} could not be removed, and is not kept up to date any more. Remove it by hand.",
        ),
        "calendar_not_ours": translate(
            "Errors",
            "In {folder} there is a {name} that suidesk didn't write. It stays as it is: move it, or choose another "
            "folder in Settings.",
        ),
        "not_a_whole_path": translate("Errors", "“{found}” is no whole path. Begin with the drive, or with /."),
        "autostart_failed": translate(
            "Errors", "Starting with the session could not be set ({reason}). Set it in your system's own settings."
        ),
        "timer_failed": translate(
            "Errors",
            "The files of the timer could not be written to {folder} ({reason}). Look whether you may write there.",
        ),
        "not_a_recurrence": translate(
            "Errors",
            "“{found}” is no way to repeat that suidesk knows. Use for example FREQ=WEEKLY;BYDAY=MO,TH or "
            "FREQ=MONTHLY;BYDAY=1MO;COUNT=6.",
        ),
        "not_a_number": translate("Errors", "“{found}” is no number. Type digits, such as 12 or 3.5."),
        "not_a_day": translate("Errors", "“{found}” is no day. Type it as 2026-05-11."),
        "not_yes_or_no": translate("Errors", "“{found}” is neither yes nor no. Choose one, or leave it empty."),
        "field_exists": translate("Errors", "There is a field “{name}” already. Use that one, or choose another name."),
        "values_do_not_fit": translate(
            "Errors", "%n value(s) of “{name}” would not fit, such as “{found}”. Change those first, or keep text.", n
        ),
        "not_a_filter": translate("Errors", "This saved list can't be read. Remove it and save the list anew."),
        "quiet_all_day": translate(
            "Errors", "Reminders would never be told: the quiet hours cover the whole day. Leave some hours open."
        ),
        "unknown_rule": translate("Errors", "There is no rule “{rule}”. `suidesk ask RulesToday` lists them all."),
        "unknown_threshold": translate(
            "Errors", "There is no number “{key}”. `suidesk ask RulesToday` lists all rules with their numbers."
        ),
        "reminder_closed": translate(
            "Errors", "This reminder is no longer open: it was answered, or its reason is gone. Nothing to do here."
        ),
        "not_found": translate(
            "Errors", "This {kind} isn't there any more. It may have been removed; undo brings it back."
        ),
        "still_referenced": translate(
            "Errors", "Still in use by {counts}. Remove those first, or choose to remove all of it together."
        ),
        "undo_conflict": translate(
            "Errors",
            "This can't simply be taken back: %n record(s) were changed since. Keep or overwrite those changes.",
            n,
        )
        if n > 0
        else translate(
            "Errors", "This can't be taken back, because something made later depends on it. Take that back first."
        ),
        "nothing_to_undo": translate("Errors", "There is nothing to undo: no change stands that could be taken back."),
        "nothing_to_redo": translate("Errors", "There is nothing to redo: nothing was taken back last."),
    }


def of_stores() -> dict[str, str]:
    """Give the texts about the store, its folder and its backups."""
    return {
        "store_missing": translate(
            "Errors", "There is no store in {folder}. Make a new one there, or choose the folder that has yours."
        ),
        "store_exists": translate(
            "Errors",
            "There is a store in {folder} already, and it stays as it is. Choose another folder for a new one.",
        ),
        "store_not_encrypted": translate(
            "Errors",
            "The store's file is not encrypted, so it isn't one of suidesk's. Restore a backup, or move it away.",
        ),
        "wrong_key": translate("Errors", "This key doesn't open the store. Try your passphrase or your recovery code."),
        "store_unreadable": translate(
            "Errors", "The store can't be read: its key is another one, or its first page is damaged. Restore a backup."
        ),
        "store_damaged": translate(
            "Errors", "The store's file is damaged. Nothing was changed; restore the newest good backup."
        ),
        "store_newer": translate(
            "Errors",
            "A newer suidesk wrote this store (form {found}; this one knows {known}). Install the newer suidesk.",
        ),
        "store_read_only": translate(
            "Errors",
            "The store's folder can't be written to. Allow writing there, or move the store to another folder.",
        ),
        "store_unopenable": translate(
            "Errors", "The store's file can't be opened. Check that you may read and write its folder, then try again."
        ),
        "disk_full": translate(
            "Errors", "The disk is full, so this wasn't saved; all before is. Make some room and try again."
        ),
        "store_in_use": translate(
            "Errors", "suidesk is open on this store already. Use the window that is open, or close it first."
        ),
        "store_busy": translate(
            "Errors", "Another program is writing to the store just now, so this wasn't saved. Try again in a moment."
        ),
        "io_error": translate(
            "Errors", "The disk reported an error, so this wasn't done. Check the disk and its cable, then try again."
        ),
        "engine_too_old": translate(
            "Errors",
            "The database engine {found} can damage stores; {needed} or later is needed. Install suidesk anew.",
        ),
        "unsafe_place": translate(
            "Errors", "{folder} is {kind}, where a store can be damaged. Choose a folder of this PC."
        ),
        "store_locked": translate(
            "Errors", "The store is locked. Give its passphrase, by --passphrase-file or when asked, and try again."
        ),
        "store_not_empty": translate(
            "Errors", "This store has records already, and they stay as they are. Make a new store for the example."
        ),
        "no_backup": translate("Errors", "There is no backup yet. `suidesk backup make` makes one."),
        "backup_folder_read_only": translate(
            "Errors", "Nothing can be written to {folder}. Allow writing there, or choose another folder for backups."
        ),
        "not_a_backup": translate("Errors", "This file is no backup of suidesk. Choose one that suidesk has made."),
        "backup_damaged": translate("Errors", "This backup is damaged and was left alone. Choose an older one."),
        "backup_newer": translate(
            "Errors", "A newer suidesk made this backup. Install the newer suidesk to restore it."
        ),
    }


def of_keys(n: int) -> dict[str, str]:
    """Give the texts about passphrase, recovery code and keychain."""
    return {
        "wrong_passphrase": translate(
            "Errors",
            "This isn't the passphrase. Check Caps Lock and the keyboard's language, or use the recovery code.",
        ),
        "passphrase_too_short": translate("Errors", "Take at least %n character(s); three or four words do well.", n),
        "passphrases_differ": translate(
            "Errors", "The two passphrases differ. Type both again, slowly; nothing was changed."
        ),
        "passphrase_too_simple": translate(
            "Errors", "This is too easy to guess. Take three or four words that don't belong together."
        ),
        "recovery_code_mistyped": translate(
            "Errors", "Group {group} of the recovery code has a slip. Compare it with your sheet letter by letter."
        ),
        "wrong_recovery_code": translate(
            "Errors", "This recovery code is well formed but not this store's. Look for the sheet with the newest date."
        ),
        "keys_missing": translate(
            "Errors", "The store's keys (keys.json) are missing from its folder. Restore a backup, which holds a copy."
        ),
        "keys_unreadable": translate(
            "Errors",
            "The store's keys (keys.json) can't be read: {reason}. Nothing was changed; restore them from a backup.",
        ),
        "keys_newer": translate(
            "Errors", "A newer suidesk wrote the store's keys. Install the newer suidesk to open this store."
        ),
        "keys_exist": translate(
            "Errors", "This folder has keys already, and they stay as they are. Choose another folder."
        ),
        "keys_not_written": translate(
            "Errors", "The keys couldn't be saved: {reason}. The old ones still hold; check the disk and try again."
        ),
        "key_slot_missing": translate(
            "Errors", "This store can't be opened by {kind}. Use another way that you have set up."
        ),
        "keychain_entry_missing": translate(
            "Errors", "The system's keychain has no key of this store. Open it with your passphrase or recovery code."
        ),
        "keychain_entry_wrong": translate(
            "Errors",
            "The key in the system's keychain isn't this store's. Open it with your passphrase or recovery code.",
        ),
        "keychain_unavailable": translate(
            "Errors", "The system's keychain can't be used: {reason}. Open the store with your passphrase instead."
        ),
    }


def of_files() -> dict[str, str]:
    """Give the texts about files that are brought in, commands that are typed, and pop-ups."""
    return {
        "file_unreadable": translate(
            "Errors", "{name} can't be read. Check that it is there and that you may read it."
        ),
        "file_not_written": translate(
            "Errors",
            "{name} couldn't be written. Check that there is room and that you may write there, then try again.",
        ),
        "bad_address": translate(
            "Errors", "The e-mail address of {name} can't be used in a letter. Correct it, then try again."
        ),
        "cancelled": translate(
            "Errors", "Stopped as you asked, and nothing was changed. Begin again whenever you like."
        ),
        "nothing_to_read": translate(
            "Errors", "The file has no rows. Choose one with a line of headings and some lines below."
        ),
        "not_a_table": translate(
            "Errors",
            "This is no list but {looks_like}. Open it where it was made, save it as CSV or XLSX, and bring that in.",
        ),
        "cards_need_no_mapping": translate(
            "Errors", "vCards have no columns: each says itself what is what. Leave the mapping out."
        ),
        "no_columns_in_cards": translate(
            "Errors", "vCards have no columns to choose from. Leave the columns out, or write CSV or XLSX."
        ),
        "only_contacts_in_cards": translate(
            "Errors", "vCards hold people and organisations only. Write this list as CSV or XLSX."
        ),
        "unknown_encoding": translate(
            "Errors", "“{encoding}” is no text encoding that suidesk knows. Try utf-8 or windows-1252."
        ),
        "no_name_column": translate(
            "Errors", "No column was matched to a name. Choose which of these holds it: {columns}."
        ),
        "column_missing": translate(
            "Errors", "No column was matched to “{place}”. Choose which of these holds it: {columns}."
        ),
        "unreadable_amount": translate("Errors", "“{value}” is no amount in this currency. Write it as 12500.00."),
        "column_twice": translate(
            "Errors", "Two columns were matched to “{place}”: {columns}. Keep one, and leave the other out."
        ),
        "mapping_unreadable": translate(
            "Errors", "The mapping file has a mistake in line {line}. Mend it, or let the columns be guessed."
        ),
        "mapping_does_not_fit": translate(
            "Errors", "This mapping was made for another file. Let the columns be guessed, or choose the file it fits."
        ),
        "mapping_unknown_column": translate(
            "Errors", "The mapping names a column “{column}”, which the file doesn't have. It has: {columns}."
        ),
        "mapping_unknown_target": translate(
            "Errors", "The mapping brings “{column}” to “{target}”, which suidesk doesn't know. Correct that line."
        ),
        "mapping_unknown_value": translate(
            "Errors", "The mapping says “{value}” for {name}, which isn't possible. Correct that line."
        ),
        "unknown_column": translate("Errors", "There is no column “{column}”. Choose from: {columns}."),
        "unknown_field": translate("Errors", "There is no field “{name}” here. The fields are: {known}."),
        "unknown_command": translate("Errors", "There is no command “{name}”. `suidesk do` lists them all."),
        "unknown_query": translate("Errors", "There is no query “{name}”. `suidesk ask` lists them all."),
        "bad_argument": translate("Errors", "{name} should be {expected}, but was “{found}”. Please correct it."),
        "notifications_unavailable": translate(
            "Errors", "The system can't show pop-ups just now ({reason}). Reminders still wait on Today."
        ),
    }
