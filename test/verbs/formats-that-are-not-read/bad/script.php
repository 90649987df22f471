<?php
function ferry() { return 1; }
?>
